import { dockPanelId, showPanel } from './dock-panels';

/** Brings the evaluation up and asks at once for the picture that its "Try an image" takes. */
export function tryPhotograph(): void {
  showPanel('evaluation');
  document.getElementById(dockPanelId('evaluation'))?.querySelector<HTMLInputElement>('input[type="file"]')?.click();
}
