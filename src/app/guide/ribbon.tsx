import { ExportButton } from '../../features/export/export-dialog';
import { Button } from '../../ui/button';
import { addOutputLayer } from '../commands/add-output-layer';
import { chooseLayer } from '../commands/choose-layer';
import { CommandButton } from '../commands/command-button';
import { deleteLayer } from '../commands/delete-layer';
import { freezeAllPretrained } from '../commands/freeze-all-pretrained';
import { freezeUpToSelected } from '../commands/freeze-up-to-selected';
import { RecipeMenu } from '../commands/recipe-buttons';
import { removeOutputLayer } from '../commands/remove-output-layer';
import { unfreezeAll } from '../commands/unfreeze-all';
import { showPanel } from '../shell/dock-panels';
import { Step } from './step';
import { useGuide } from './use-guide';
import './ribbon.css';

const nothing = { done: { output: false, hidden: false, freeze: false, images: false, train: false, export: false }, next: null };

/** The job's steps from left to right, each with its tools: toolbar and guide in one. The step to take now has the accent. */
export function Ribbon() {
  const { done, next } = useGuide() ?? nothing;
  const main = (step: keyof typeof done) => (next === step ? 'primary' : 'default');
  return (
    <ol className="ribbon" aria-label="Steps">
      <Step id="output" at={1} title="Output layer" done={done.output} next={next === 'output'}>
        <CommandButton command={removeOutputLayer} variant={main('output')} />
        <CommandButton command={addOutputLayer} variant={main('output')} />
      </Step>
      <Step id="hidden" at={2} title="Hidden layers" remark="optional" done={done.hidden} next={false}>
        <CommandButton command={chooseLayer} />
        <CommandButton command={deleteLayer} show="narrow" />
      </Step>
      <Step id="freeze" at={3} title="Freeze" done={done.freeze} next={next === 'freeze'}>
        <CommandButton command={freezeAllPretrained} variant={main('freeze')} />
        <RecipeMenu />
        <CommandButton command={freezeUpToSelected} show="narrow" />
        <CommandButton command={unfreezeAll} show="narrow" />
      </Step>
      <Step id="images" at={4} title="Images" done={done.images} next={next === 'images'}>
        <Button icon="image" variant={main('images')} onClick={() => showPanel('images')}>Go to images</Button>
      </Step>
      <Step id="train" at={5} title="Train" done={done.train} next={next === 'train'}>
        <Button icon="play" variant={main('train')} onClick={() => showPanel('training')}>Go to training</Button>
      </Step>
      <Step id="export" at={6} title="Take away" done={done.export} next={next === 'export'}>
        <ExportButton variant={main('export')} />
      </Step>
    </ol>
  );
}
