import type { BlockFacts } from '../../graph/blocks/block-facts';
import type { Block } from '../../graph/blocks/types';
import { counted } from '../../graph/issue';
import type { Issue, LayerAnalysis, LayerNode } from '../../graph/types';
import { getLayer } from '../../layers';
import { formatShape, type Shape } from '../../shape';
import { cardSize, type Point } from '../geometry';
import { blockStateText, stateOf } from '../layer-state';
import { summarise } from '../summarise';
import { fitText } from './fit-text';
import type { Look, PictureIcon } from './look';
import { icon, textLine, title } from './parts';
import { element, words, type Svg } from './svg';

export type CardState = BlockFacts['state'];

/** The icon and the colors of a state; a card of layers without weights has no icon. */
export function stateLook(look: Look, state: CardState): { readonly icon: PictureIcon | null; readonly color: string; readonly fill: string; readonly line: string } {
  const { color } = look;
  if (state === 'frozen') return { icon: 'snowflake', color: color('frozen'), fill: color('frozen-soft'), line: color('frozen-line') };
  if (state === 'trainable') return { icon: 'flame', color: color('trainable'), fill: color('trainable-soft'), line: color('trainable-line') };
  if (state === 'mixed') return { icon: 'freezeUpTo', color: color('frozen'), fill: 'url(#mixed)', line: color('line-strong') };
  return { icon: null, color: color('text-3'), fill: color('surface'), line: color('line') };
}

interface Face {
  readonly name: string;
  readonly says: string;
  readonly state: CardState;
  readonly marks: readonly (readonly [PictureIcon, color: string])[];
  readonly type: string;
  readonly arguments: string;
  readonly shape: Shape | null;
  readonly params: number;
  readonly issues: readonly Issue[];
}

/** A layer's card as the canvas shows it. */
export function layerCard(look: Look, at: Point, layer: LayerNode, analysis: LayerAnalysis | undefined): Svg {
  const { name, type, trainable, origin } = layer;
  // 6 px wide, inside the card's corners of 9.5 px.
  const strip = element('path', { d: `M6 1.38V${cardSize.height - 1.38}A9.5 9.5 0 0 1 0.5 ${cardSize.height - 10}V10A9.5 9.5 0 0 1 6 1.38Z`, fill: look.color(`category-${getLayer(type)?.category ?? 'core'}`) });
  const face: Face = {
    name, type, arguments: summarise(layer.config), shape: analysis?.outputShape ?? null, params: analysis?.params ?? 0,
    says: `${name}, ${type}, ${trainable ? 'trainable' : 'frozen'}`, state: stateOf(layer, analysis),
    marks: origin === 'pretrained' ? [] : [originMark(look, origin)],
    issues: analysis?.issues.filter(({ severity }) => severity !== 'info') ?? [],
  };
  return card(look, at, face, { strip });
}

/** A folded block's card: a stack. */
export function blockCard(look: Look, at: Point, { name, layers }: Block, facts: BlockFacts): Svg {
  const below = element('rect', { x: 3.5, y: 4.5, width: cardSize.width - 7, height: cardSize.height - 1, rx: 9.5, fill: look.color('surface'), stroke: look.color('line-strong') });
  const count = counted(layers.length, 'layer');
  const face: Face = {
    name, type: count, arguments: '', shape: facts.outputShape, params: facts.params, state: facts.state, issues: facts.issues,
    says: `${name}, block of ${count}, ${blockStateText[facts.state]}`,
    marks: [...(facts.changed > 0 ? [originMark(look, 'changed')] : []), ...(facts.added > 0 ? [originMark(look, 'new')] : [])],
  };
  return card(look, at, face, { below });
}

export const originMark = (look: Look, origin: 'new' | 'changed') => [origin === 'new' ? 'sprout' : 'pencil', look.color(origin)] as const;

/** Rows as in card.css: the name and its marks, the type and its arguments, the shape and the parameters. */
function card(look: Look, { x, y }: Point, face: Face, { below, strip }: { readonly below?: Svg; readonly strip?: Svg }): Svg {
  const { width, height } = cardSize;
  const state = stateLook(look, face.state);
  const wrong = face.issues.some(({ severity }) => severity === 'error') ? 'danger' : face.issues.length > 0 ? 'warning' : null;
  const marks = [
    ...(state.icon ? [[state.icon, state.color] as const] : []), ...face.marks,
    ...(wrong ? [[wrong === 'danger' ? 'error' : 'warning', look.color(wrong)] as const] : []),
  ];
  const [left, right] = [17, width - 9];
  const [text, quiet] = [look.color('text'), look.color('text-2')];
  const params = face.params > 0 ? look.count(face.params) : '';
  // An inner svg cuts off what a name of unknown characters might put beyond its card.
  return element('svg', { x, y, width, height: height + 6 },
    title([face.says, ...face.issues.map(({ message }) => message)].join('. ')),
    ...(below ? [below] : []),
    element('rect', { x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 9.5, fill: state.fill, stroke: wrong ? look.color(wrong) : state.line }),
    ...(strip ? [strip] : []),
    textLine(face.name, { x: left, y: 22.5, width: right - left - marks.length * 20 - 2, fill: text, size: 13, strong: true }),
    ...marks.map(([name, color], at) => icon(look, name, right - 16 - at * 20, 10, color)),
    typeLine(look, face, left, right - left),
    textLine(face.shape ? formatShape(face.shape) : 'shape unknown', { x: left, y: 66, width: 130, fill: quiet, size: 12 }),
    ...(params ? [textLine(params, { x: right, y: 66, width: 66, fill: quiet, size: 12, anchor: 'end' })] : []),
  );
}

function typeLine(look: Look, face: Face, x: number, width: number): Svg {
  const shown = fitText(face.arguments ? `${face.type} ${face.arguments}` : face.type, width, { size: 12 });
  const rest = shown.slice(face.type.length);
  return element('text', { x, y: 46, fill: look.color('text-2'), 'font-size': 12 },
    words(shown.slice(0, face.type.length)), ...(rest ? [element('tspan', { fill: look.color('text-3') }, words(rest))] : []));
}
