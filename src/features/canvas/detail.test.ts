import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inTurn } from './detail';

describe('inTurn', () => {
  let frames: (() => void)[] = [];
  const nextFrame = () => {
    const due = frames;
    frames = [];
    for (const callback of due) callback();
  };

  beforeEach(() => {
    frames = [];
    vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
  });
  afterEach(() => vi.unstubAllGlobals());

  it('lets a few change each frame, first come first served, and asks for no frame once none waits', () => {
    const changed: number[] = [];
    for (let card = 0; card < 20; card++) inTurn(() => changed.push(card));
    expect(changed).toEqual([]);
    nextFrame();
    expect(changed).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    nextFrame();
    nextFrame();
    expect(changed).toHaveLength(20);
    expect(frames).toEqual([]);
    inTurn(() => changed.push(20));
    nextFrame();
    expect(changed.at(-1)).toBe(20);
  });

  it('leaves out what is gone by its turn', () => {
    const changed: string[] = [];
    const leave = inTurn(() => changed.push('gone'));
    inTurn(() => changed.push('there'));
    leave();
    nextFrame();
    expect(changed).toEqual(['there']);
  });
});
