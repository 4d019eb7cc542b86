import { err, ok } from '../../result';
import { formatShape } from '../../shape';
import { featureMap, type BlockLayer, type ReadyBlock } from './ready-block';

const lstm: BlockLayer = { name: 'lstm', type: 'LSTM', config: { units: 64 } };

export const lstmOverRows: ReadyBlock = {
  id: 'rows',
  title: 'LSTM over rows',
  help: 'Reads the feature map row by row, from top to bottom, and remembers what matters: one list of 64 numbers.',
  build(shape) {
    const map = featureMap(shape);
    if (map) return ok([{ name: 'reshape', type: 'Reshape', config: { target_shape: [map[0], map[1] * map[2]] } }, lstm]);
    if (shape.length === 2) return ok([lstm]);
    return err(`${this.title} reads a feature map (height × width × channels) of known size, or steps of features, but here it would get ${formatShape(shape)}.`);
  },
};
