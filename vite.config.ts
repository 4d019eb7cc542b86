import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { customLayersModule } from './tools/custom-layers-module.mjs';
import { isolationHeaders } from './tools/headers.mjs';
import { wasmKernels } from './tools/wasm-kernels.mjs';

export default defineConfig({
  plugins: [react(), customLayersModule(), wasmKernels()],
  worker: { format: 'es', plugins: () => [customLayersModule(), wasmKernels()] },
  server: { headers: isolationHeaders, port: 5173 },
  build: { target: 'es2023', sourcemap: false, chunkSizeWarningLimit: 4000 },
});
