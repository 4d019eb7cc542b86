import type { LayerConfig } from '../layers/definition';
import { analyze } from './analyze';
import * as edits from './edits/index';
import type { Analysis, EditResult, GraphDocument, Issue, LayerAnalysis, LayerNode } from './types';

/**
 * An editor without a screen, for tests that read like a person's session:
 * `editor(denseHead()).removeOutput().insertAfter('pool', 'Dense', { units: 64 }).freezeUpTo('pool')`. A refused edit throws; `refusal` gives the reason instead.
 */
export class TestEditor {
  readonly past: GraphDocument[] = [];
  notes: readonly Issue[] = [];
  selected: string | undefined;

  constructor(public document: GraphDocument) {}

  apply(edit: (document: GraphDocument) => EditResult): this {
    const result = edit(this.document);
    if (!result.ok) throw new Error(`Refused: ${result.issue.message}`);
    this.past.push(this.document);
    this.document = result.document;
    this.notes = result.notes;
    this.selected = result.select;
    return this;
  }

  /** Why an edit is refused. @throws when it is not. */
  refusal(edit: (document: GraphDocument) => EditResult): Issue {
    const result = edit(this.document);
    if (result.ok) throw new Error('The edit was not refused.');
    return result.issue;
  }

  undo(): this {
    this.document = this.past.pop() ?? this.document;
    return this;
  }

  removeOutput = () => this.apply(edits.removeOutputLayer);
  addOutput = (count: number, names?: readonly string[]) => this.apply((document) => edits.addOutputLayer(document, count, names));
  insertAfter = (name: string, type: string, config?: LayerConfig) => this.apply((document) => edits.insertAfter(document, name, type, config));
  insertBetween = (source: string, target: string, type: string, config?: LayerConfig) => this.apply((document) => edits.insertOnConnection(document, source, target, type, config));
  delete = (...names: string[]) => this.apply((document) => edits.deleteLayers(document, names));
  replace = (name: string, type: string, config?: LayerConfig) => this.apply((document) => edits.replaceLayer(document, name, type, config));
  set = (name: string, patch: LayerConfig) => this.apply((document) => edits.setConfig(document, [name], patch));
  rename = (name: string, to: string) => this.apply((document) => edits.renameLayer(document, name, to));
  freeze = (...names: string[]) => this.apply((document) => edits.setTrainable(document, names, false));
  freezeUpTo = (name: string) => this.apply((document) => edits.freezeUpTo(document, name));
  multiply = (value: number, ...names: string[]) => this.apply((document) => edits.setLearningRateMultiplier(document, names, value));
  freezePretrained = () => this.apply(edits.freezeAllPretrained);

  layer(name: string): LayerNode {
    const found = this.document.layers.find((layer) => layer.name === name);
    if (!found) throw new Error(`No layer named ${name}.`);
    return found;
  }

  get analysis(): Analysis {
    return analyze(this.document);
  }

  facts(name: string): LayerAnalysis {
    const found = this.analysis.layers.get(name);
    if (!found) throw new Error(`No layer named ${name}.`);
    return found;
  }

  get names(): readonly string[] {
    return this.document.layers.map(({ name }) => name);
  }

  get frozen(): readonly string[] {
    return this.document.layers.filter(({ trainable }) => !trainable).map(({ name }) => name);
  }
}

export const editor = (document: GraphDocument): TestEditor => new TestEditor(document);
