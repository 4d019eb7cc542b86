import { setConfig } from '../edits';
import type { FixFinder } from './types';

/** For a window larger than the feature map that it slides over: pad the map. */
export const keepSize: FixFinder = ({ issue, layer }) =>
  (issue.code === 'bad-shape' && layer.config.padding === 'valid' ? [{ label: 'Set padding to same', edit: (current) => setConfig(current, [layer.name], { padding: 'same' }) }] : []);
