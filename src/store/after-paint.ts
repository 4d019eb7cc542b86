/** ms after which a frame is waited for no longer: a hidden page draws none. */
const atMost = 200;

/** Runs something once, after the next frame is painted. @returns what calls it off */
export function afterPaint(run: () => void): () => void {
  let waiting = true;
  const once = () => {
    if (!waiting) return;
    waiting = false;
    clearTimeout(timer);
    run();
  };
  const timer = setTimeout(once, atMost);
  // A timer of a frame's callback comes after that frame is painted.
  globalThis.requestAnimationFrame?.(() => setTimeout(once));
  return () => {
    waiting = false;
    clearTimeout(timer);
  };
}
