import type { Plugin } from 'vite';

export function customLayersModule(): Plugin;
