import { create } from 'zustand';
import type { GraphDocument } from '../../core/graph/types';
import { compile } from '../../core/graph/compile';
import type { Activations } from '../../protocol/engine';
import { services } from '../../store/services';
import { useRunStore } from '../../store/run-store';

/** Channels shown of a layer. */
const shown = 16;

interface InsideState {
  /** The photograph to follow through the network; kept from layer to layer. */
  readonly image: File | null;
  /** What is being computed. */
  readonly busy: boolean;
  readonly answer: { readonly layer: string; readonly document: GraphDocument; readonly activations: Activations } | null;
  readonly failure: string | null;
  choose(image: File): void;
  look(document: GraphDocument, layer: string): Promise<void>;
  cancel(): void;
}

let latest = 0;

export const useInsideStore = create<InsideState>()((set, get) => ({
  image: null, busy: false, answer: null, failure: null,
  choose: (image) => set({ image, answer: null, failure: null }),
  async look(document, layer) {
    const { image } = get();
    if (!image) return;
    const asked = ++latest;
    const plan = compile(document);
    if (!plan.ok) return set({ busy: false, answer: null, failure: `The network cannot run yet. ${plan.error[0]!.message}` });
    set({ busy: true, failure: null });
    const result = await services().trainer.activations({ plan: plan.value, image, layer, backend: useRunStore.getState().config.backend, channels: shown });
    if (asked !== latest) return;
    if (result.ok) set({ busy: false, answer: { layer, document, activations: result.value } });
    else set({ busy: false, answer: null, failure: result.error.message });
  },
  cancel() {
    latest += 1;
    set({ busy: false });
    void services().trainer.cancelActivations();
  },
}));
