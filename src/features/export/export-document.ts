import { compile } from '../../core/graph/compile';
import type { GraphDocument } from '../../core/graph/types';
import type { ExportFormat } from '../../protocol/files';
import { services } from '../../store/services';

/** Writes the network in a format and hands it to the browser's downloads. @returns what stood in the way; [] when it was saved. */
export async function exportDocument(document: GraphDocument, format: ExportFormat): Promise<readonly string[]> {
  const plan = compile(document);
  if (!plan.ok) return plan.error.map(({ message, layer }) => (layer && !message.includes(layer) ? `${layer}: ${message}` : message));
  const written = await services().files.export({ format, plan: plan.value, name: document.name });
  if (!written.ok) return [written.error.message];
  services().download(written.value);
  return [];
}
