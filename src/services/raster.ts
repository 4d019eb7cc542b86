/**
 * An SVG file drawn as PNG by the browser.
 * @param svg its own width and height are the PNG's, in px
 * @throws Error in plain words when the browser cannot
 */
export async function svgToPng(svg: string, { width, height }: { readonly width: number; readonly height: number }): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    // Kept out of the graphics card's memory: what is larger than its textures comes out of it with seams.
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no context');
    context.drawImage(image, 0, 0, width, height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('no memory');
    return blob;
  } catch {
    throw new Error('The browser could not draw the network as PNG: it may be short of memory. Fold some blocks, or save it as SVG.');
  } finally {
    URL.revokeObjectURL(address);
  }
}
