import { expose } from 'comlink';
import type { LayoutApi } from '../protocol/layout';
import { placeCards } from './layout/place-cards';

const api: LayoutApi = {
  async layout(request) {
    return placeCards(request);
  },
};

expose(api);
