/** ms after which a frame is waited for no longer: a hidden page draws none. */
const atMost = 200;

/** Runs something once, after the next frame is painted. */
export function afterPaint(run: () => void): void {
  let waiting = true;
  const once = () => {
    if (waiting) run();
    waiting = false;
  };
  // A timer of a frame's callback comes after that frame is painted.
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, atMost);
}
