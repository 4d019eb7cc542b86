import { Section } from '../../ui/panel';
import { alignCommands } from './align';
import { branchWithAdd, branchWithConcatenate } from './branch';
import type { Command } from './command';
import { CommandButton, useEnabled } from './command-button';
import { connectTo } from './connect-to';
import { copy } from './copy';
import { cut } from './cut';
import { duplicate } from './duplicate';
import { joinWithAdd, joinWithConcatenate } from './join';
import { moveTo } from './move-to';
import { paste } from './paste';
import { replaceBy } from './replace-by';
import './layer-actions.css';

const offered: readonly Command[] = [connectTo, moveTo, replaceBy, joinWithAdd, joinWithConcatenate, branchWithAdd, branchWithConcatenate, duplicate, copy, cut, paste];

/** What else can be done with the selected layers; only what can be done now. */
export function LayerActions() {
  return (
    <Section title="Actions">
      <div className="layer-actions">{offered.map((command) => <Offered key={command.id} command={command} />)}</div>
      <div className="layer-actions" role="group" aria-label="Line cards up">{alignCommands.map((command) => <Offered key={command.id} command={command} icon />)}</div>
    </Section>
  );
}

function Offered({ command, icon = false }: { command: Command; icon?: boolean }) {
  return useEnabled(command) ? <CommandButton command={command} variant={icon ? 'quiet' : 'default'} show={icon ? 'icon' : 'text'} /> : null;
}
