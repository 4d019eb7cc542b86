import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { bundledEngineWorker } from './tools/bundle-worker.mjs';
import { chromiumArguments, findChromium } from './tools/chromium.mjs';
import { customLayersModule } from './tools/custom-layers-module.mjs';
import { isolationHeaders } from './tools/headers.mjs';
import { wasmKernels } from './tools/wasm-kernels.mjs';

export default defineConfig({
  plugins: [react(), customLayersModule(), wasmKernels()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts', 'tests/contract/**/*.test.ts', 'tests/fixtures/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'peers', environment: 'node', include: ['tests/peers/**/*.test.ts'], testTimeout: 240_000 },
      },
      {
        extends: true,
        server: { headers: isolationHeaders },
        worker: { format: 'es', plugins: () => [customLayersModule(), wasmKernels()] },
        optimizeDeps: {
          include: ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm', '@tensorflow/tfjs-backend-webgpu', 'comlink', 'zod', 'fflate', 'idb'],
        },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // Two cores: browser files one after another, or the timings of one spoil the other.
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            commands: { bundledEngineWorker },
            provider: playwright({ launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumArguments } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
