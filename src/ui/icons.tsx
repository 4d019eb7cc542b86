/** Graft's own icons: 16 × 16, 1.5 px strokes in the text's colour. Always decoration: the name stands beside them or in aria-label. */
const paths = {
  snowflake: 'M8 1.5v13M2.4 4.75l11.2 6.5M2.4 11.25l11.2-6.5M6.2 2.4 8 4.1l1.8-1.7M6.2 13.6 8 11.9l1.8 1.7M2.1 7.3l2.4-.6-.6-2.4M13.9 8.7l-2.4.6.6 2.4M2.1 8.7l2.4.6-.6 2.4M13.9 7.3l-2.4-.6.6-2.4',
  flame: 'M8 1.6c.5 2.3 4.2 4.1 4.2 8a4.2 4.2 0 0 1-8.4 0c0-1.7.9-2.8 1.7-3.6.2 1 .7 1.6 1.3 1.9C6.6 5.6 6.7 3.4 8 1.6ZM8 13.8a1.9 1.9 0 0 0 1.9-1.9c0-1.1-.9-1.7-1.5-2.5-.8.6-2.3 1.4-2.3 2.7A1.9 1.9 0 0 0 8 13.8Z',
  sprout: 'M8 14.5V8.2M8 8.2C8 5.3 6 3.5 2.2 3.5c0 3.3 2 4.9 5.8 4.7ZM8 9.7c0-2.5 1.9-4.2 5.8-4.2 0 3.1-2 4.5-5.8 4.2ZM5 14.5h6',
  pencil: 'm2.5 13.5.7-3.2 7.7-7.7a1.5 1.5 0 0 1 2.2 0l.3.3a1.5 1.5 0 0 1 0 2.2l-7.7 7.7-3.2.7ZM9.8 3.8l2.4 2.4',
  neutral: 'M4 8h8',
  freezeUpTo: 'M2 14h12M8 10.5v-9M4.1 3.75l7.8 4.5M4.1 8.25l7.8-4.5M8 12.5v1.5',
  // What trains is a box, what is frozen a line.
  trainHead: 'M3 3h10M3 7h10M3 10.5h10v3H3z',
  trainLast: 'M3 2.8h10M3 5.8h10v2.9H3zM3 10.8h10v2.9H3z',
  trainAll: 'M3 1.8h10v2.9H3zM3 6.5h10v2.9H3zM3 11.3h10v2.9H3z',
  recipes: 'M2.5 3h3v3h-3zM2.5 10h3v3h-3zM8 4.5h5.5M8 11.5h5.5',
  ember: 'M8 5c.3 1.5 2.7 2.7 2.7 5.2a2.7 2.7 0 0 1-5.4 0C5.3 8 7.4 7.3 8 5Z',
  scissors: 'M4.3 2.8a1.9 1.9 0 1 0 0 3.8 1.9 1.9 0 0 0 0-3.8ZM4.3 9.4a1.9 1.9 0 1 0 0 3.8 1.9 1.9 0 0 0 0-3.8ZM6 5.7l8 6.3M6 10.3 14 4',
  eraser: 'm6.3 13.2-3.6-3.6a1 1 0 0 1 0-1.4l5.6-5.6a1 1 0 0 1 1.4 0l3.6 3.6a1 1 0 0 1 0 1.4l-5.5 5.6zM5.4 5.5l5.1 5.1M6.3 13.2h7.2',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  close: 'm4 4 8 8M12 4l-8 8',
  check: 'm3 8.5 3.3 3.3L13 4.8',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h6.8a4.2 4.2 0 0 1 0 8.4H6',
  redo: 'm10.5 3 3 3-3 3M13.5 6H6.7a4.2 4.2 0 0 0 0 8.4H10',
  trash: 'M2.5 4.2h11M6 4V2.5h4V4M4 4.2l.6 9.3h6.8l.6-9.3M6.7 7v4M9.3 7v4',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10M5.5 5.5h5v5h-5z',
  arrange: 'M5.5 2h5v3.2h-5zM1.8 10.8h5V14h-5zM9.2 10.8h5V14h-5zM8 5.2v2.8M4.3 10.8V8h7.4v2.8',
  outline: 'M2.5 3.5h4M5 8h8.5M5 12.5h8.5M3.5 3.5v9M3.5 8H5M3.5 12.5H5M9 3.5h4.5',
  unfold: 'm4.5 5.5 3.5-3.5 3.5 3.5M4.5 10.5l3.5 3.5 3.5-3.5M3 8h10',
  fold: 'm4.5 2 3.5 3.5L11.5 2M4.5 14 8 10.5l3.5 3.5M3 8h10',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.3 10.3l3.4 3.4',
  chevronDown: 'm4 6 4 4 4-4',
  chevronRight: 'm6 4 4 4-4 4',
  chevronLeft: 'm10 4-4 4 4 4',
  panelLeft: 'M2.5 3h11v10h-11zM6.2 3v10',
  panelRight: 'M2.5 3h11v10h-11zM9.8 3v10',
  folder: 'M2 4.2c0-.5.4-.9.9-.9h3.2l1.5 1.6h5.5c.5 0 .9.4.9.9v6c0 .5-.4.9-.9.9H2.9c-.5 0-.9-.4-.9-.9z',
  image: 'M2.5 3h11v10h-11zM2.5 11l3.3-3.6 2.7 2.8 2-2 3 3M10.3 6.3h.01',
  play: 'M4.5 2.8v10.4L13 8z',
  pause: 'M5 3v10M11 3v10',
  stop: 'M4 4h8v8H4z',
  download: 'M8 2.5v7.3M4.8 6.9 8 10l3.2-3.1M2.8 13.5h10.4',
  upload: 'M8 10V2.7M4.8 5.6 8 2.5l3.2 3.1M2.8 13.5h10.4',
  info: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM8 7.3v3.8M8 4.9h.01',
  warning: 'M8 2.2 14.2 13H1.8zM8 6.3v3M8 11.2h.01',
  error: 'M5.4 1.8h5.2l3.6 3.6v5.2l-3.6 3.6H5.4l-3.6-3.6V5.4zM8 4.9v3.6M8 11h.01',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6ZM8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9',
  moon: 'M13.3 9.6A5.8 5.8 0 0 1 6.4 2.7a5.8 5.8 0 1 0 6.9 6.9Z',
  screen: 'M2 3h12v8H2zM6 13.5h4M8 11v2.5',
  layers: 'm8 2 6 3-6 3-6-3zM2 8l6 3 6-3M2 11l6 3 6-3',
  network: 'M6 1.8h4v3H6zM1.8 11.2h4v3h-4zM10.2 11.2h4v3h-4zM8 4.8v3M3.8 11.2V7.8h8.4v3.4',
  table: 'M2.5 3h11v10h-11zM2.5 6.3h11M2.5 9.7h11M7 3v10',
  chart: 'M2.5 2.5v11h11M5 10.5l2.7-3.3 2.3 1.9 3.2-4.6',
  target: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM8 8h.01',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2A2.6 2.6 0 0 0 9 3.3l-.9.9M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.9-.9',
  move: 'M8 1.8v12.4M1.8 8h12.4M6.2 3.6 8 1.8l1.8 1.8M6.2 12.4 8 14.2l1.8-1.8M3.6 6.2 1.8 8l1.8 1.8M12.4 6.2 14.2 8l-1.8 1.8',
  moveUp: 'M8 13.5v-11M4.5 6 8 2.5 11.5 6',
  moveDown: 'M8 2.5v11M4.5 10 8 13.5l3.5-3.5',
  swap: 'M2.5 5.5h10M9.8 2.8l2.7 2.7-2.7 2.7M13.5 10.8h-10M6.2 8.1l-2.7 2.7 2.7 2.7',
  branch: 'M4.5 2v12M4.5 5c0 3 7 1.6 7 5.2V14',
  join: 'M4.5 2v12M11.5 2v3.8c0 3.6-7 2.2-7 5.2',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  paste: 'M3.5 3.5h9v10.5h-9zM6 2h4v3H6zM6 8h4M6 10.8h4',
  alignLeft: 'M2.5 2v12M5 4h8v2.5H5zM5 9.5h5V12H5z',
  alignCenter: 'M8 2v2M8 6.5v3M8 12v2M3.5 4h9v2.5h-9zM5.2 9.5h5.6V12H5.2z',
  alignRight: 'M13.5 2v12M3 4h8v2.5H3zM6 9.5h5V12H6z',
  alignTop: 'M2 2.5h12M4 5h2.5v8H4zM9.5 5H12v5H9.5z',
  distribute: 'M2.5 2.5h11M2.5 13.5h11M4.5 6.5h7v3h-7z',
  marquee: 'M2.5 5V2.5H5M11 2.5h2.5V5M13.5 11v2.5H11M5 13.5H2.5V11M7.2 2.5h1.6M7.2 13.5h1.6M2.5 7.2v1.6M13.5 7.2v1.6',
  history: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM8 4.6V8l2.4 1.8',
  help: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM6.2 6.4c0-1 .8-1.7 1.8-1.7s1.8.7 1.8 1.6c0 1.3-1.8 1.4-1.8 2.7M8 11.3h.01',
  grip: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
} as const;

export type IconName = keyof typeof paths;

/** An icon's strokes, as the data of an SVG path. */
export const iconPath = (name: IconName): string => paths[name];

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="ui-icon" width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor"
      strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
