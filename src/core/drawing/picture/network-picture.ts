import { analyze } from '../../graph/analyze';
import { blockFacts } from '../../graph/blocks/block-facts';
import type { BlockTree } from '../../graph/blocks/types';
import { visibleGraph, type Expanded, type VisibleGraph } from '../../graph/blocks/visible-graph';
import { indexOf } from '../../graph/graph-index';
import { counted } from '../../graph/issue';
import type { Analysis, GraphDocument } from '../../graph/types';
import { getLayer } from '../../layers';
import { layerCategories, type LayerCategory } from '../../layers/definition';
import { frameBoxes } from '../frame-boxes';
import { boundsOf, entryOf, exitOf, routeConnection, type Box, type Point } from '../geometry';
import { laneBetween } from '../lane-between';
import { stateOf } from '../layer-state';
import { blockCard, layerCard, type CardState } from './card-picture';
import { legend, type Seen } from './legend';
import type { Look } from './look';
import { textLine, title } from './parts';
import { element, type Svg } from './svg';

type Positions = ReadonlyMap<string, Point>;

export interface NetworkView {
  readonly tree: BlockTree;
  /** Ids of the blocks that are unfolded. */
  readonly expanded: Expanded;
  /** The top-left corner of each card, by the visible id. What has none is not drawn. */
  readonly positions: Positions;
}

export interface Picture {
  readonly content: Svg;
  /** Its own size in px. */
  readonly width: number;
  readonly height: number;
}

const margin = 32;
const head = 84;
/** Room for the title and the legend beside which a narrow network is centered. */
const leastWidth = 560;
const states = ['frozen', 'trainable', 'mixed', 'neutral'] as const;

/** A network as the canvas shows it, with its name above and what the colors mean below. */
export function networkPicture(document: GraphDocument, { tree, expanded, positions }: NetworkView, look: Look): Picture {
  const analysis = analyze(document);
  const graph = visibleGraph(document, tree, expanded);
  const cards = cardsOf(document, analysis, graph, positions, look);
  const lines = linesOf(graph, positions);
  const boxes = frameBoxes(graph, tree, positions);
  const bounds = around([boundsOf(positions.values()), ...boxes.values(), ...lines.boxes]);
  const inner = Math.max(leastWidth, bounds.right - bounds.left);
  const below = legend(look, cards.seen, margin, 0, inner);
  const [width, height] = [Math.ceil(inner + 2 * margin), Math.ceil(head + bounds.bottom - bounds.top + 2 * margin + below.height)];
  const shift = `translate(${Math.round(margin + (inner - (bounds.right - bounds.left)) / 2 - bounds.left)} ${Math.round(head - bounds.top)})`;
  const content = element('g', { 'font-family': look.font },
    title(document.name),
    element('defs', {}, mixed(look)),
    element('rect', { width, height, fill: look.color('canvas') }),
    ...heading(document, analysis, look, inner),
    element('g', { transform: shift },
      ...graph.frames.flatMap(({ id, name }) => (boxes.has(id) ? [frame(look, name, boxes.get(id)!)] : [])),
      element('g', { fill: 'none', stroke: look.color('line-strong'), 'stroke-width': 1.5 }, ...lines.paths),
      ...cards.drawn),
    element('g', { transform: `translate(0 ${height - margin - below.height + 10})` }, below.svg),
  );
  return { content, width, height };
}

/** A picture as a whole SVG file, in its own size or another: no script, no style sheet, nothing from elsewhere. */
export function svgFile({ content, width, height }: Picture, size: { readonly width: number; readonly height: number } = { width, height }): string {
  const svg = element('svg', { xmlns: 'http://www.w3.org/2000/svg', width: size.width, height: size.height, viewBox: `0 0 ${width} ${height}`, role: 'img' }, content);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`;
}

function heading({ name, layers }: GraphDocument, { params, trainableParams }: Analysis, look: Look, width: number): Svg[] {
  const facts = `${counted(layers.length, 'layer')} · ${look.count(params)} parameters, ${look.count(trainableParams)} of them trainable`;
  return [
    textLine(name, { x: margin, y: 44, width, fill: look.color('text'), size: 20, strong: true }),
    textLine(facts, { x: margin, y: 64, width, fill: look.color('text-2'), size: 13 }),
  ];
}

function cardsOf(document: GraphDocument, analysis: Analysis, graph: VisibleGraph, positions: Positions, look: Look): { readonly drawn: readonly Svg[]; readonly seen: Seen } {
  const seenStates = new Set<CardState>();
  const origins = new Set<'new' | 'changed'>();
  const categories = new Set<LayerCategory>();
  const { byName } = indexOf(document);
  const drawn = graph.nodes.flatMap((node) => {
    const at = positions.get(node.id);
    if (!at) return [];
    if (node.kind === 'block') {
      const facts = blockFacts(document, analysis, node.block);
      seenStates.add(facts.state);
      if (facts.added > 0) origins.add('new');
      if (facts.changed > 0) origins.add('changed');
      return [blockCard(look, at, node.block, facts)];
    }
    const layer = byName.get(node.id)!;
    seenStates.add(stateOf(layer, analysis.layers.get(layer.name)));
    if (layer.origin !== 'pretrained') origins.add(layer.origin);
    categories.add(getLayer(layer.type)?.category ?? 'core');
    return [layerCard(look, at, layer, analysis.layers.get(layer.name))];
  });
  const seen = {
    states: new Set(states.filter((state) => seenStates.has(state))),
    origins: new Set((['new', 'changed'] as const).filter((origin) => origins.has(origin))),
    categories: new Set(layerCategories.filter((category) => categories.has(category))),
  };
  return { drawn, seen };
}

/** The connections, and for each a box around where it is farthest from its cards. */
function linesOf({ edges }: VisibleGraph, positions: Positions): { readonly paths: readonly Svg[]; readonly boxes: readonly Box[] } {
  const drawn = edges.flatMap(({ source, target }) => {
    const [from, to] = [positions.get(source), positions.get(target)];
    if (!from || !to) return [];
    const { path, middle } = routeConnection(exitOf(from), entryOf(to), laneBetween(source, target, positions));
    return [{ path: element('path', { d: path }), box: { left: middle.x, right: middle.x, top: middle.y, bottom: middle.y } }];
  });
  return { paths: drawn.map(({ path }) => path), boxes: drawn.map(({ box }) => box) };
}

function frame(look: Look, name: string, { left, top, right, bottom }: Box): Svg {
  return element('g', {},
    element('rect', { x: left + 0.5, y: top + 0.5, width: right - left - 1, height: bottom - top - 1, rx: 13.5, fill: look.color('text'), 'fill-opacity': 0.03, stroke: look.color('line-strong') }),
    textLine(name, { x: left + 12, y: top + 20, width: (right - left) / 2, fill: look.color('text-2'), size: 12, strong: true }));
}

const mixed = (look: Look): Svg => element('linearGradient', { id: 'mixed', x2: 1, y2: 0.2 },
  element('stop', { offset: 0.5, 'stop-color': look.color('frozen-soft') }), element('stop', { offset: 0.5, 'stop-color': look.color('trainable-soft') }));

/** Around all of these; a point where there is none. */
function around(boxes: readonly (Box | null)[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    if (!box) continue;
    [left, top, right, bottom] = [Math.min(left, box.left), Math.min(top, box.top), Math.max(right, box.right), Math.max(bottom, box.bottom)];
  }
  return left === Infinity ? { left: 0, top: 0, right: 0, bottom: 0 } : { left, top, right, bottom };
}
