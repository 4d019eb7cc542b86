import { useEffect, useRef } from 'react';

interface PixelsProps {
  /** What a person hears of it. */
  label: string;
  width: number;
  height: number;
  /** 4 bytes a pixel, or 1 where it is gray. */
  pixels: Uint8Array | Uint8ClampedArray;
}

/** A small picture made of numbers, each of its pixels to be seen. */
export function Pixels({ label, width, height, pixels }: PixelsProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = ref.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(width, height);
    if (pixels.length === image.data.length) image.data.set(pixels);
    else pixels.forEach((value, at) => image.data.set([value, value, value, 255], at * 4));
    context.putImageData(image, 0, 0);
  }, [width, height, pixels]);
  return <canvas ref={ref} role="img" aria-label={label} title={label} width={width} height={height} className="pixels" />;
}
