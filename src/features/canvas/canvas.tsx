import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Background, ReactFlow, ReactFlowProvider, SelectionMode, useStore, type NodeChange } from 'reactflow';
import 'reactflow/dist/base.css';
import { stateOf } from '../../core/drawing/layer-state';
import { useBlocks } from '../../store/block-store';
import { useAnalysis, useDocumentStore } from '../../store/document-store';
import { onCanvasKey } from './canvas-keys';
import { useCanvasStore } from './canvas-store';
import { BlockCard } from './block-card';
import { Card } from './card';
import { Connection } from './connection';
import { ConnectionLines, useLines } from './connection-lines';
import { drawnInParts } from './detail';
import { FindInNetwork } from './find-in-network';
import { edgeDeriver, nodeDeriver, type BoxNode, type ConnectionEdge } from './flow-elements';
import { FreezeLine } from './freeze-line';
import { Frame } from './frame';
import { frameDeriver, type FrameNode } from './frames';
import { inWindow, readWindow, windowAround } from './in-view';
import { Overview, type OverviewColor } from './overview';
import { isTouch } from './touch';
import { useCardDrag } from './use-card-drag';
import { useDrawnConnection } from './use-drawn-connection';
import { useLongPress } from './use-long-press';
import { useMarquee } from './use-marquee';
import { useNewCards } from './use-new-cards';
import { usePaletteDrop } from './use-palette-drop';
import { usePlaces } from './use-places';
import { useRemovedMarks } from './use-removed-marks';
import { useRoving } from './use-roving';
import { useView } from './use-view';
import { networkView } from './view';
import { currentGraph, layersOfId, useVisibleGraph } from './visible';
import { ZoomControls } from './zoom-controls';
import './canvas.css';

const nodeTypes = { layer: Card, block: BlockCard, frame: Frame };
const edgeTypes = { connection: Connection };
/** Below `far` a card shows only its name, category and state, below `tiny` only the last two: its name would be under 5 px high. */
const zooms = { far: 0.55, tiny: 0.2 } as const;
const closeness = (zoom: number) => (zoom < zooms.tiny ? 'tiny' : zoom < zooms.far ? 'far' : 'near');
const addToSelection = ['Shift', 'Control', 'Meta'];
const overviewColors = { frozen: '--frozen-line', trainable: '--trainable-line', mixed: '--trainable-line', neutral: '--line-strong' } as const;

type FlowNode = BoxNode | FrameNode;

const overviewColor = (node: FlowNode): OverviewColor | null =>
  node.type === 'frame' ? null : overviewColors[node.type === 'block' ? node.data.facts.state : stateOf(node.data.layer, node.data.analysis)];

export interface CanvasProps {
  /** Called once a network is drawn. */
  onDrawn: () => void;
}

/** The network as a graph of cards. Fills its parent. */
export function Canvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Flow {...props} />
    </ReactFlowProvider>
  );
}

function Flow({ onDrawn }: CanvasProps) {
  const document = useDocumentStore((state) => state.document);
  const selection = useDocumentStore((state) => state.selection);
  const analysis = useAnalysis();
  const positions = useCanvasStore((state) => state.positions);
  const [deriveNodes] = useState(nodeDeriver);
  const [deriveEdges] = useState(edgeDeriver);
  const [deriveFrames] = useState(frameDeriver);
  const zoom = useStore(({ transform }) => closeness(transform[2]));
  const [moving, setMoving] = useState(false);
  const drop = usePaletteDrop();
  const drag = useCardDrag();
  const drawn = useDrawnConnection();
  const marquee = useMarquee();
  const longPress = useLongPress();
  const graph = useVisibleGraph();
  const blocks = useBlocks();
  useNewCards(document, graph);
  usePlaces(document, graph);
  useView();
  useRoving();

  useEffect(() => useCanvasStore.setState({ tiny: zoom === 'tiny' }), [zoom]);

  const removed = useRemovedMarks(document, graph, blocks);
  const boxes = useMemo(() => (document && analysis ? deriveNodes(document, analysis, graph, positions, selection, removed) : []), [deriveNodes, document, analysis, graph, positions, selection, removed]);
  const edges = useMemo(() => (document && analysis ? deriveEdges(document, analysis, graph, positions, removed) : []), [deriveEdges, document, analysis, graph, positions, removed]);
  const nodes: FlowNode[] = useMemo(() => [...deriveFrames(graph, blocks, positions), ...boxes], [deriveFrames, graph, blocks, positions, boxes]);
  const inParts = drawnInParts(graph.nodes.length);
  const inView = useInView(nodes, edges, inParts);
  const lines = useLines(inView.edges, { inParts, moving, tiny: zoom === 'tiny' });
  useFirstView(boxes.length > 0, onDrawn);

  return (
    <div className="network-canvas" data-marquee={marquee || undefined} data-zoom={zoom} data-moving={moving} onKeyDown={onCanvasKey} {...longPress}>
      <ReactFlow
        nodes={inView.nodes} edges={lines.single} nodeTypes={nodeTypes} edgeTypes={edgeTypes}
        onNodesChange={onNodesChange} {...drag} {...drawn} onDragOver={drop.onDragOver} onDragLeave={drop.onDragLeave} onDrop={drop.onDrop}
        onMoveStart={() => setMoving(true)} onMoveEnd={() => setMoving(false)}
        onlyRenderVisibleElements={inParts}
        minZoom={0.05} maxZoom={1.75} nodesFocusable={false} edgesFocusable={false} connectOnClick={false} connectionRadius={16} elevateEdgesOnSelect={false}
        deleteKeyCode={null} selectionKeyCode={null} selectionOnDrag={marquee} panOnDrag={!marquee} selectionMode={SelectionMode.Partial} multiSelectionKeyCode={addToSelection} disableKeyboardA11y zoomOnDoubleClick={false}
        nodeDragThreshold={4} nodesDraggable={!isTouch()} attributionPosition="bottom-left"
      >
        {zoom === 'near' && <Background gap={24} size={1.2} color="var(--canvas-dot)" />}
        <ConnectionLines edges={lines.merged} />
        <FreezeLine />
      </ReactFlow>
      <Overview nodes={nodes} colorOf={overviewColor} />
      <FindInNetwork />
      <ZoomControls />
    </div>
  );
}

/** What React Flow is given: its work for each frame and edit is then in proportion to what is seen, not to the network. */
function useInView(nodes: FlowNode[], edges: ConnectionEdge[], inParts: boolean): { readonly nodes: FlowNode[]; readonly edges: ConnectionEdge[] } {
  const window = useStore(({ transform: [x, y, zoom], width, height }) => windowAround({ x, y, zoom }, { width, height }));
  return useMemo(() => (inParts ? inWindow(nodes, edges, readWindow(window)) : { nodes, edges }), [nodes, edges, inParts, window]);
}

/** Clicks and dragging come from React Flow; the selection belongs to the document store, the positions to the canvas store. */
function onNodesChange(changes: NodeChange<FlowNode>[]): void {
  const selected = new Map<string, boolean>();
  const moved = new Map<string, { x: number; y: number }>();
  for (const change of changes) {
    if (change.type === 'select') for (const name of layersOfId(change.id)) selected.set(name, change.selected);
    if (change.type === 'position' && change.dragging && change.position) moved.set(change.id, change.position);
  }
  if (moved.size > 0) useCanvasStore.setState(({ positions }) => ({ positions: new Map([...positions, ...moved]) }));
  if (selected.size === 0) return;
  const { selection, select } = useDocumentStore.getState();
  const kept = selection.filter((name) => selected.get(name) !== false);
  const next = [...new Set([...kept, ...[...selected].filter(([, on]) => on).map(([name]) => name)])];
  useCanvasStore.setState({ pointed: next.at(-1) ?? null });
  select(next);
}

/** Shows each newly opened network from where a person should see it first. */
function useFirstView(drawn: boolean, onDrawn: () => void): void {
  const opened = useDocumentStore((state) => state.opened);
  const sized = useStore(({ width, height }) => width > 0 && height > 0);
  const laidOut = useCanvasStore(({ positions }) => positions);
  const shown = useRef<unknown>(null);
  const belongs = useCallback(() => {
    const { document } = useDocumentStore.getState();
    return document !== null && currentGraph().nodes.every(({ id }) => laidOut.has(id));
  }, [laidOut]);

  useEffect(() => {
    if (!drawn || !sized || shown.current === opened || !belongs()) return;
    shown.current = opened;
    networkView.showFirst();
    onDrawn();
  }, [drawn, sized, opened, belongs, onDrawn]);
}

