/** A picture of our own of something that a network knows, from a few paths in the theme's colours. */
export interface Drawing {
  /** Of the viewBox. */
  readonly size: readonly [width: number, height: number];
  readonly body: string;
  /** What lies on the body: windows, spots. */
  readonly light?: string;
  readonly line?: string;
  /** Where a car's two wheels stand. */
  readonly wheels?: readonly [rear: number, front: number];
}

/** Always decoration: the name stands beside it. */
export function DrawingPicture({ drawing: { size: [width, height], body, light, line, wheels } }: { drawing: Drawing }) {
  return (
    <svg className="base-drawing" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true" focusable="false">
      <path className="body" d={body} />
      {light && <path className="light" d={light} />}
      {line && <path className="line" d={line} />}
      {wheels?.map((x) => (
        <g key={x}>
          <circle className="arch" cx={x} cy={36} r={9} />
          <circle className="wheel" cx={x} cy={36} r={7} />
          <circle className="hub" cx={x} cy={36} r={2.6} />
        </g>
      ))}
    </svg>
  );
}
