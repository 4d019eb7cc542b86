import type { Drawing } from './drawing';

/** Everyday things: 48 x 48. */
const thing = (body: string, light?: string, line?: string): Drawing => ({ size: [48, 48], body, light, line });
const dot = (x: number, y: number, r: number): string => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;

export const thingDrawings: Readonly<Record<string, Drawing>> = {
  goldfish: thing('M3 25c6-11 20-13 29-3.5L45 14c-2.5 7-2.5 14 0 21l-13-6.5C23 37.5 9 36 3 25ZM15 14c4-5 9-6 14-4l-2 7Z', dot(11.5, 22.5, 1.8), 'M18 18c2.5 4.5 2.5 9 0 13.5'),
  ladybug: thing(`${dot(24, 28, 15)}M15 15c1-9 17-9 18 0Z`, dot(17, 24, 2.4) + dot(31, 24, 2.4) + dot(16, 33, 2.4) + dot(32, 33, 2.4), 'M19 8l-4-4M29 8l4-4'),
  mushroom: thing('M4 25C4 14 13 7 24 7s20 7 20 18c0 2-1.5 3-3.5 3H30l1.5 11c.3 2.5-1.5 4-4 4h-7c-2.5 0-4.3-1.5-4-4L18 28H7.5C5.5 28 4 27 4 25Z', dot(16, 18, 3.2) + dot(27, 14, 2.6) + dot(34, 21.5, 2.8)),
  banana: thing('M9 6l5-1c1 16 10 26 27 27l3 5C24 46 5 32 9 6Z'),
  umbrella: thing('M24 6c12 0 20 8 20 19-3.3-3-6.7-3-10 0-3.3-3-6.7-3-10 0-3.3-3-6.7-3-10 0-3.3-3-6.7-3-10 0C4 14 12 6 24 6Z', undefined, 'M24 3v34c0 6-8 6-8 0'),
  teapot: thing('M13 20h21c4 6 4 16-1 22H14c-5-6-5-16-1-22ZM15 17.5c2-5 15-5 17 0ZM21 10.5a2.5 2.5 0 1 1 5 0Z', undefined, 'M37 31c5-1 3-9 8-10M9 25c-7-1-7 10 1 10'),
  hourglass: thing('M13 9h22c0 9-8 11-8 15s8 6 8 15H13c0-9 8-11 8-15s-8-6-8-15Z', 'M17 36.5c1-4.5 4-6.5 7-6.5s6 2 7 6.5Z', 'M10 6.5h28M10 41.5h28'),
  pizza: thing('M24 45 5 15c11-6 27-6 38 0ZM3.5 11c12-7 29-7 41 0l-1 2c-11.5-6-27.5-6-39 0Z', dot(19, 21, 3) + dot(30, 20, 3) + dot(24.5, 31, 3)),
};
