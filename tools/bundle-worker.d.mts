export function bundledEngineWorker(): Promise<string>;
