import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { isolationHeaders } from './tools/headers.mjs';

export default defineConfig({
  plugins: [react()],
  worker: { format: 'es' },
  server: { headers: isolationHeaders, port: 5173 },
  build: { target: 'es2023', sourcemap: false, chunkSizeWarningLimit: 4000 },
});
