import type { ReactNode } from 'react';
import { EvaluationPanel } from '../../features/evaluation/evaluation-panel';
import { HistoryPanel } from '../../features/history/history-panel';
import { ImagesPanel } from '../../features/images/images-panel';
import { LookInside } from '../../features/inside/look-inside';
import { Inspector } from '../../features/inspector/inspector';
import { RunsPanel } from '../../features/training/runs/runs-panel';
import { TrainingPanel } from '../../features/training/training-panel';
import { LayerActions } from '../commands/layer-actions';
import { dockPanelId, type DockPanel } from './dock-panels';

interface DockProps {
  /** The only panel there is room for; null for all. */
  only: DockPanel | null;
}

/** What stands beside the network: the selected layer, the images, the training and what came of it. */
export function Dock({ only }: DockProps) {
  // Runs belong to training: a phone has no tab of its own for them.
  const shown = (panel: DockPanel) => only === null || only === panel || (only === 'training' && panel === 'runs');
  const place = (panel: DockPanel, content: ReactNode) => <div id={dockPanelId(panel)} hidden={!shown(panel)}>{content}</div>;
  return (
    <div className="dock">
      {place('settings', <Inspector actions={<LayerActions />}><LookInside /></Inspector>)}
      {place('images', <ImagesPanel />)}
      {place('training', <TrainingPanel />)}
      {place('runs', <RunsPanel />)}
      {place('evaluation', <EvaluationPanel />)}
      {place('history', <HistoryPanel />)}
    </div>
  );
}
