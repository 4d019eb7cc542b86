import { EvaluationPanel } from '../../features/evaluation/evaluation-panel';
import { HistoryPanel } from '../../features/history/history-panel';
import { ImagesPanel } from '../../features/images/images-panel';
import { LookInside } from '../../features/inside/look-inside';
import { Inspector } from '../../features/inspector/inspector';
import { TrainingPanel } from '../../features/training/training-panel';
import { LayerActions } from '../commands/layer-actions';
import { dockPanelId } from './dock-panels';

/** What stands beside the network: the selected layer, the images, the training and what came of it. */
export function Dock() {
  return (
    <div className="dock">
      <div id={dockPanelId('settings')}><Inspector actions={<LayerActions />}><LookInside /></Inspector></div>
      <div id={dockPanelId('images')}><ImagesPanel /></div>
      <div id={dockPanelId('training')}><TrainingPanel /></div>
      <div id={dockPanelId('evaluation')}><EvaluationPanel /></div>
      <div id={dockPanelId('history')}><HistoryPanel /></div>
    </div>
  );
}
