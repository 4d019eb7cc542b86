import { isObject } from './keras-config';

/** An incoming connection in a Keras topology: the output number `tensor` of layer `layer`. */
export interface TensorOrigin {
  readonly layer: string;
  readonly tensor: number;
}

/**
 * The tensors named anywhere in a piece of Keras topology, in order: Keras 2's `["conv1", 0, 0, {}]`, Keras 3's
 * `{class_name: "__keras_tensor__", config: {keras_history: ["conv1", 0, 0]}}`, however nested.
 * Of a call's keyword arguments nothing is read: see `keywordTensors`.
 */
export function tensorsIn(piece: unknown): TensorOrigin[] {
  if (Array.isArray(piece)) return asOrigin(piece) ?? piece.flatMap(tensorsIn);
  if (!isObject(piece)) return [];
  const history = isObject(piece['config']) ? piece['config']['keras_history'] : undefined;
  if (piece['class_name'] === '__keras_tensor__' && Array.isArray(history)) return asOrigin(history) ?? [];
  return 'args' in piece ? tensorsIn(piece['args']) : [];
}

/** Tensors that a call takes by keyword: an RNN's initial state, an attention mask, the value that attention looks at. */
export function keywordTensors(call: unknown): TensorOrigin[] {
  if (Array.isArray(call)) return asOrigin(call) ? named(call[3]) : call.flatMap(keywordTensors);
  return isObject(call) ? [...named(call['kwargs']), ...keywordTensors(call['args'])] : [];
}

function named(kwargs: unknown): TensorOrigin[] {
  if (Array.isArray(kwargs)) return asOrigin(kwargs) ?? kwargs.flatMap(named);
  if (!isObject(kwargs)) return [];
  return kwargs['class_name'] === '__keras_tensor__' ? tensorsIn(kwargs) : Object.values(kwargs).flatMap(named);
}

function asOrigin(piece: readonly unknown[]): TensorOrigin[] | null {
  const [layer, node, tensor] = piece;
  return typeof layer === 'string' && typeof node === 'number' && typeof tensor === 'number' ? [{ layer, tensor }] : null;
}
