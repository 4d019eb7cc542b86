/**
 * Which output index each class of the images belongs to. A network that names the same classes, in whatever order, keeps its order;
 * any other takes the images' order, and their names.
 */
export function classOrder(network: readonly string[], images: readonly string[]): { readonly names: readonly string[]; readonly indexOf: readonly number[] } {
  const places = images.map((name) => network.indexOf(name));
  const same = network.length === images.length && new Set(places).size === images.length && !places.includes(-1);
  return same ? { names: network, indexOf: places } : { names: images, indexOf: images.map((_, index) => index) };
}
