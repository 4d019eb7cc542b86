/** Small things that are kept from visit to visit, by key. Without storage (private windows, node) there are none, and they hold for this visit. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // They hold for this visit then.
  }
}
