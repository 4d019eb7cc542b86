import { Menu } from '../../ui/menu';
import { useEnabled } from './command-button';
import { savePicturePng, savePictureSvg } from './save-picture';

const commands = [savePictureSvg, savePicturePng];

/** The button "Save picture" and the kinds of file that it offers. */
export function PictureMenu() {
  const enabled = useEnabled(savePictureSvg);
  return <Menu icon="image" label="Save picture" disabled={!enabled} items={commands.map(({ id, title, help, run }) => ({ id, label: title, hint: help, run }))} />;
}
