import { SummaryDialog } from '../features/export/summary-dialog';
import { showOverlay, useOverlay } from './overlay-store';

/** The summary table over the page, once it is asked for. */
export function SummaryTable() {
  const open = useOverlay(({ overlay }) => overlay === 'summary');
  return <SummaryDialog open={open} onOpenChange={(next) => showOverlay(next ? 'summary' : null)} />;
}
