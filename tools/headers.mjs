/** Headers that every answer of Graft's server carries. */

/** Hosts that the page may ask, and only when the user picks a remote base network. */
export const remoteBaseHosts = ['https://storage.googleapis.com'];

/** Cross-origin isolation: without it the WASM backend has no threads. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** No inline and no eval'd script. tfjs starts its WASM threads from a blob: URL, hence worker-src. */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  `connect-src 'self' ${remoteBaseHosts.join(' ')}`,
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const securityHeaders = {
  ...isolationHeaders,
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};
