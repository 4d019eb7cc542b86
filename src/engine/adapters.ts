/** What stands behind a GPU API here, found without tfjs. */
export interface Adapter {
  readonly present: boolean;
  /** Drawn by the processor: SwiftShader, llvmpipe, Microsoft's basic driver, a fallback adapter. */
  readonly software: boolean;
  /** Its name, or why it is not there. */
  readonly detail: string;
}

const softwareNames = /swiftshader|llvmpipe|softpipe|lavapipe|microsoft basic render|software/i;

const missing = (detail: string): Adapter => ({ present: false, software: false, detail });

/** Never throws: a null adapter, which crashes tfjs's own initialisation, is an answer here. */
export async function webgpuAdapter(): Promise<Adapter> {
  if (!('gpu' in navigator) || !navigator.gpu) return missing('This browser has no WebGPU.');
  try {
    const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) return missing('The browser has WebGPU but offers no adapter for this graphics card.');
    const { info } = adapter;
    const name = [info.vendor, info.architecture, info.device, info.description].filter(Boolean).join(' ');
    const fallback = info.isFallbackAdapter || ('isFallbackAdapter' in adapter && adapter.isFallbackAdapter === true);
    return { present: true, software: fallback || softwareNames.test(name), detail: name || 'WebGPU adapter' };
  } catch (thrown) {
    return missing(`WebGPU did not start: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}

/** Safari gives no WebGL in a worker: then it is simply not there. */
export function webglAdapter(): Adapter {
  try {
    const context = new OffscreenCanvas(1, 1).getContext('webgl2');
    if (!context) return missing('This browser gives no WebGL 2 in a worker.');
    const extension = context.getExtension('WEBGL_debug_renderer_info');
    const name = String(context.getParameter(extension ? extension.UNMASKED_RENDERER_WEBGL : context.RENDERER));
    context.getExtension('WEBGL_lose_context')?.loseContext();
    return { present: true, software: softwareNames.test(name), detail: name };
  } catch (thrown) {
    return missing(`WebGL did not start: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}
