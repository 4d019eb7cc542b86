/** Made by tools/custom-layers-module.mjs: the text of engine/custom-layers as a plain JavaScript module. */
declare module 'virtual:graft-layers' {
  const source: string;
  export default source;
}
