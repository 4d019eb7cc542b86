import { describe, expect, it } from 'vitest';
import type { ConnectionEdge } from './flow-elements';
import { inWindow, readWindow, windowAround } from './in-view';

const frame = { width: 1000, height: 800 };
const nodes = Array.from({ length: 1000 }, (_, row) => ({ id: `n${row}`, position: { x: 0, y: row * 120 }, data: {}, selected: row === 900 }));
const edge = (source: number, target: number, lane: number | null = null) => ({ id: `${source}>${target}`, source: `n${source}`, target: `n${target}`, data: { lane, shape: null } }) as unknown as ConnectionEdge;
const edges = [...nodes.slice(1).map((_, row) => edge(row, row + 1)), edge(10, 990, 300)];

describe('what is handed to React Flow', () => {
  const window = readWindow(windowAround({ x: 0, y: -60_000, zoom: 1 }, frame));

  it('holds what is in view, and half a screen around it', () => {
    expect(window.top).toBeLessThanOrEqual(60_000 - 400);
    expect(window.bottom).toBeGreaterThanOrEqual(60_800 + 400);
  });

  it('is a small part of a big network, with the ends of what passes through', () => {
    const part = inWindow(nodes, edges, window);
    const ids = part.nodes.map(({ id }) => id);
    expect(ids.length).toBeLessThan(40);
    for (const id of ['n500', 'n506', 'n10', 'n990', 'n900']) expect(ids).toContain(id);
    for (const { source, target } of part.edges) expect(ids).toEqual(expect.arrayContaining([source, target]));
    expect(part.edges.map(({ id }) => id)).toContain('10>990');
  });

  it('stays the same over small movements', () => {
    const windows = Array.from({ length: 100 }, (_, at) => windowAround({ x: 0, y: -60_000 - 2 * at, zoom: 1 }, frame));
    expect(new Set(windows).size).toBeLessThanOrEqual(3);
  });
});
