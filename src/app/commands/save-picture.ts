import { svgFile } from '../../core/drawing/picture/network-picture';
import { rasterSize } from '../../core/drawing/picture/raster-size';
import { fileNameFor } from '../../core/file-name';
import { svgToPng } from '../../services/raster';
import { useDocumentStore } from '../../store/document-store';
import { services } from '../../store/services';
import { useUiStore } from '../../store/ui-store';
import { currentPicture, type NamedPicture } from '../current-picture';
import type { Command } from './command';

/** px of a PNG for one px of the canvas: sharp on fine screens and in print. */
const fine = 2;
/** Above so many px drawing and packing take long enough to be seen. */
const longFrom = 8_000_000;

const isEnabled = () => useDocumentStore.getState().document !== null;

const save = (make: (now: NamedPicture) => void) => () => {
  const now = currentPicture();
  if (now) make(now);
  else useUiStore.getState().notify({ tone: 'info', message: 'The network is still being arranged: save its picture in a moment.' });
};

export const savePictureSvg: Command = {
  id: 'save-picture-svg',
  title: 'Save picture (SVG)',
  help: 'The network as it is drawn now: sharp at any size, and its words can be searched',
  icon: 'image',
  isEnabled,
  run: save(({ name, picture }) => services().download({ filename: fileNameFor(name, 'svg'), blob: new Blob([svgFile(picture)], { type: 'image/svg+xml' }) })),
};

export const savePicturePng: Command = {
  id: 'save-picture-png',
  title: 'Save picture (PNG)',
  help: 'The network as it is drawn now, in pixels: for slides and messages',
  icon: 'image',
  isEnabled,
  run: save((now) => void savePng(now)),
};

async function savePng({ name, picture }: NamedPicture): Promise<void> {
  const { notify, startJob, endJob } = useUiStore.getState();
  const size = rasterSize(picture, fine);
  const job = size.width * size.height > longFrom ? startJob({ label: 'Drawing the picture' }) : null;
  try {
    // Drawing holds up the page: what is said of it is to be seen first.
    if (job !== null) await nextFrame();
    services().download({ filename: fileNameFor(name, 'png'), blob: await svgToPng(svgFile(picture, size), size) });
    if (size.scale < fine) notify({ tone: 'info', message: tooLarge(size) });
  } catch (error) {
    notify({ tone: 'error', message: error instanceof Error ? error.message : String(error) });
  } finally {
    if (job !== null) endJob(job);
  }
}

const tooLarge = ({ width, height, scale }: { width: number; height: number; scale: number }) =>
  `The network is too large for a PNG at full size: its picture is ${width.toLocaleString('en')} × ${height.toLocaleString('en')} pixels, ${Math.max(1, Math.round((100 * scale) / fine))} % of that. Fold blocks, or save it as SVG, to read every card.`;

const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
