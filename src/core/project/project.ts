import type { Dataset } from '../dataset/types';
import { checkDocument } from '../graph/check-document';
import type { GraphDocument, LayerNode } from '../graph/types';
import { lastFew } from '../last-few';
import { err, ok, type Result } from '../result';
import type { TrainingConfig } from '../training/config';
import type { Versions } from './migrations';
import { parseSaved, readSaved } from './saved';
import { projectSchema, projectVersion } from './schema';

/** All of a person's work, save the tensors and the images themselves. */
export interface Project {
  readonly document: GraphDocument;
  readonly opened: GraphDocument;
  readonly dataset: Dataset;
  readonly training: TrainingConfig;
}

const versions: Versions = { what: 'project', current: projectVersion, migrations: {} };

const layerTexts = new WeakMap<LayerNode, string>();

function layerText(layer: LayerNode): string {
  let text = layerTexts.get(layer);
  if (text === undefined) layerTexts.set(layer, (text = JSON.stringify(layer)));
  return text;
}

/** Every edit is saved, and leaves nearly all layers as they were: their text is made once. */
function documentText({ layers, ...rest }: GraphDocument): string {
  return `${JSON.stringify(rest).slice(0, -1)},"layers":[${layers.map(layerText).join(',')}]}`;
}

/** The network as opened stays the same over many edits. */
const openedText = lastFew(documentText, 1);

export const serializeProject = ({ document, opened, dataset, training }: Project): string => {
  const rest = JSON.stringify({ version: projectVersion, dataset, training });
  return `${rest.slice(0, -1)},"document":${documentText(document)},"opened":${openedText(opened)}}`;
};

/** The project in a text from anywhere; the error is a sentence for the person that says what is wrong with it. */
export function parseProject(text: string): Result<Project, string> {
  const saved = parseSaved(text, versions, projectSchema);
  return saved.ok ? sound(saved.value) : saved;
}

/** As `parseProject`, of JSON parsed already. */
export function readProject(json: unknown): Result<Project, string> {
  const saved = readSaved(json, versions, projectSchema);
  return saved.ok ? sound(saved.value) : saved;
}

function sound({ document, opened, dataset, training }: Project): Result<Project, string> {
  const fault = checkDocument(document)[0] ?? checkDocument(opened)[0] ?? faultInDataset(dataset);
  return fault ? err(`This project is damaged: ${fault}`) : ok({ document, opened, dataset, training });
}

function faultInDataset({ classes, images }: Dataset): string | null {
  const ids = new Set(classes.map(({ id }) => id));
  if (ids.size < classes.length) return 'Two classes have the same id.';
  if (new Set(images.map(({ id }) => id)).size < images.length) return 'An image is listed twice.';
  const lost = images.find(({ classId }) => !ids.has(classId));
  return lost ? `${lost.path} is in a class that is not there.` : null;
}
