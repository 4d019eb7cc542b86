import { describe, expect, it } from 'vitest';
import { noBlocks, type BlockTree } from '../../graph/blocks/types';
import { visibleGraph } from '../../graph/blocks/visible-graph';
import { addOutputLayer } from '../../graph/edits';
import { denseHead, residual } from '../../graph/test-documents';
import { editor } from '../../graph/test-editor';
import type { GraphDocument } from '../../graph/types';
import { printable } from '../../printable';
import { cardSize, entryOf, exitOf, routeConnection } from '../geometry';
import { networkPicture, svgFile } from './network-picture';
import { everyElement, readXml, type XmlElement } from './test-xml';

const look = { color: (name: string) => `#${name}`, icon: (name: string) => `M0 0 ${name}`, font: "system-ui, 'Segoe UI'", count: String };

/** All in one column, 120 px apart. */
function draw(document: GraphDocument, tree: BlockTree = noBlocks, expanded: ReadonlySet<string> = new Set()) {
  const { nodes } = visibleGraph(document, tree, expanded);
  const positions = new Map(nodes.map(({ id }, row) => [id, { x: 40, y: 120 * row }]));
  const picture = networkPicture(document, { tree, expanded, positions }, look);
  const root = readXml(svgFile(picture));
  return { picture, root, all: everyElement(root), positions };
}

/** What each card says to a reader. */
const says = (all: readonly XmlElement[]) => all.filter(({ name }) => name === 'svg').slice(1).map(({ children }) => children.find(({ name }) => name === 'title')!.text);
const texts = (all: readonly XmlElement[]) => all.filter(({ name }) => name === 'text').map(({ text, children }) => text + children.map((one) => one.text).join(''));

describe('the picture of a network', () => {
  it('is a well-formed SVG file that has a card for every layer, and its name, size and state', () => {
    const one = editor(denseHead()).freeze('conv1');
    const { all, root, picture } = draw(one.document);
    expect(root.attributes).toMatchObject({ xmlns: 'http://www.w3.org/2000/svg', width: String(picture.width), height: String(picture.height), viewBox: `0 0 ${picture.width} ${picture.height}` });
    expect(says(all)).toEqual(one.document.layers.map(({ name, type }) => `${name}, ${type}, ${name === 'conv1' ? 'frozen' : 'trainable'}`));
    expect(texts(all)).toEqual(expect.arrayContaining(['test', 'conv1', 'Conv2D 4 · 3×3 · stride 2', '8 × 8 × 4', '108', 'frozen', 'trainable', 'no weights', 'convolution']));
    expect(texts(all)).not.toContain('new');
    expect(texts(all).some((text) => text.startsWith('13 layers') || text.startsWith(`${one.document.layers.length} layers`))).toBe(true);
  });

  it('routes connections as the canvas does, around what is between, and holds all of them', () => {
    const { all, picture, positions } = draw(residual());
    const [from, to, lane] = [positions.get('stem')!, positions.get('add')!, /L(-?[\d.]+),/];
    const skip = all.find(({ attributes: { d } }) => d?.startsWith(`M${exitOf(from).x},${exitOf(from).y} `) && d.includes('L'))!;
    const x = Number(lane.exec(skip.attributes.d!)![1]);
    expect(skip.attributes.d).toBe(routeConnection(exitOf(from), entryOf(to), x).path);
    expect(x < 40 || x > 40 + cardSize.width).toBe(true);
    expect(all.filter(({ attributes: { d } }) => d?.startsWith('M') && d.includes(' C'))).toHaveLength(11);
    expect(picture.height).toBeGreaterThan(120 * 11);
  });

  it('shows folded blocks as one card, unfolded ones in a frame', () => {
    const document = denseHead();
    const layers = ['dw', 'dw_bn', 'dw_relu'];
    const block = { id: 'block:dw', name: 'Depthwise', parent: null, depth: 1, layers };
    const tree: BlockTree = { blocks: new Map([[block.id, block]]), blockOf: new Map(document.layers.map(({ name }) => [name, layers.includes(name) ? block.id : null])) };
    const folded = draw(document, tree);
    expect(says(folded.all)).toContain('Depthwise, block of 3 layers, trainable');
    expect(says(folded.all).some((text) => text.startsWith('dw_bn'))).toBe(false);
    const unfolded = draw(document, tree, new Set([block.id]));
    expect(says(unfolded.all).filter((text) => text.startsWith('dw'))).toHaveLength(3);
    expect(texts(unfolded.all)).toContain('Depthwise');
  });

  it('marks what is new and what is wrong', () => {
    const one = editor(residual()).removeOutput().apply((document) => addOutputLayer(document, 3)).set('res_conv2', { filters: 5 });
    const { all } = draw(one.document);
    expect(texts(all)).toEqual(expect.arrayContaining(['new', 'changed']));
    expect(says(all).find((text) => text.startsWith('add,'))).toMatch(/^add, Add, trainable\. add: /);
  });

  it('holds names of any kind as they are, as words and never as markup', () => {
    const hostile = ['<script>alert(1)</script>', '"><image href=x onerror=alert(1)>', "a' b=\"c\" & &lt; ]]> <!--", '\u0000\u0008\u202Egnp.exe\uFFFE\uD800', '</title></svg>', 'ﷺ'.repeat(300), '😀'.repeat(90)];
    const document = denseHead();
    const renamed = (name: string) => hostile[document.layers.findIndex((layer) => layer.name === name)] ?? name;
    const { all, root } = draw({
      ...document, name: hostile.join(' '),
      layers: document.layers.map((layer, at) => ({ ...layer, name: renamed(layer.name), inputs: layer.inputs.map(renamed), type: at === 1 ? '<b onload="x">' : layer.type })),
      outputs: document.outputs.map(renamed),
    });
    const cards = says(all);
    hostile.forEach((name, at) => expect(cards[at]!.startsWith(`${printable(name)}, `)).toBe(true));
    expect(root.children[0]!.children[0]!.text).toBe(printable(hostile.join(' ')));
    expect(new Set(all.map(({ name }) => name))).toEqual(new Set(['svg', 'g', 'title', 'defs', 'linearGradient', 'stop', 'rect', 'path', 'text', 'tspan']));
    expect(all.flatMap(({ attributes }) => Object.keys(attributes)).filter((key) => /^on|href|style|src/.test(key))).toEqual([]);
  });

  it('is made of nothing, too', () => {
    const nothing = draw({ ...denseHead(), layers: [], outputs: [] });
    expect(says(nothing.all)).toEqual([]);
    expect(nothing.picture.width).toBeGreaterThan(100);
  });
});
