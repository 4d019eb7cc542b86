import { GraftFailure } from '../../protocol/errors';

/**
 * Fetches one file; `onBytes` hears of every piece as it comes.
 * @throws GraftFailure 'offline' when its host cannot be reached or does not give it, 'cancelled' when aborted.
 */
export async function download(url: string, onBytes: (bytes: number) => void, signal: AbortSignal): Promise<Blob> {
  try {
    const response = await fetch(url, { signal, credentials: 'omit' });
    if (!response.ok) throw unreachable(url, `it answered ${response.status}`);
    return await readAll(response, onBytes);
  } catch (thrown) {
    if (thrown instanceof GraftFailure) throw thrown;
    if (signal.aborted) throw new GraftFailure({ code: 'cancelled', message: 'Opening was cancelled; nothing has changed.' });
    throw unreachable(url, 'it cannot be reached');
  }
}

async function readAll(response: Response, onBytes: (bytes: number) => void): Promise<Blob> {
  if (!response.body) return response.blob();
  const reader = response.body.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    parts.push(piece.value);
    try {
      onBytes(piece.value.byteLength);
    } catch (thrown) {
      await reader.cancel();
      throw thrown;
    }
  }
  return new Blob(parts);
}

function unreachable(url: string, why: string): GraftFailure {
  const { host, pathname } = new URL(url);
  const file = pathname.slice(pathname.lastIndexOf('/') + 1);
  return new GraftFailure({
    code: 'offline',
    message: `"${file}" could not be fetched from ${host}: ${why}. Check the connection and try again, or choose an embedded network, which needs none. Nothing has changed.`,
    file,
  });
}
