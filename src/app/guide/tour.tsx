import { useEffect, useRef } from 'react';
import { Button, IconButton } from '../../ui/button';
import { closeTour, goToStep, tourSteps, useTour } from './tour-store';
import { useGuide } from './use-guide';
import './tour.css';

/** The three steps, told one after the other in a line of its own under the network: it covers nothing and waits for nobody. */
export function Tour() {
  const at = useTour((state) => state.at);
  const step = at === null ? null : tourSteps[at]!;
  useFollowing(at);
  if (at === null || !step) return null;
  const last = at === tourSteps.length - 1;
  return (
    <section role="region" className="tour" aria-label="Tour of the three steps">
      <span className="tour-at" aria-hidden="true">{at + 1} of {tourSteps.length}</span>
      <p aria-live="polite"><strong>{step.title}.</strong> {step.text}</p>
      <div className="tour-buttons">
        <Button size="small" onClick={() => pointAt(step.step)}>Show me</Button>
        {at > 0 && <Button size="small" variant="quiet" onClick={() => goToStep(at - 1)}>Back</Button>}
        <Button size="small" variant="quiet" onClick={() => goToStep(at + 1)}>{last ? 'Done' : 'Next'}</Button>
        <IconButton size="small" icon="close" label="Dismiss the tour" onClick={closeTour} />
      </div>
    </section>
  );
}

/** The real button takes the focus, ring and all. */
function pointAt(step: string): void {
  const button = document.querySelector<HTMLButtonElement>(`[data-step="${step}"] button:enabled`) ?? document.querySelector<HTMLElement>(`[data-step="${step}"]`);
  button?.scrollIntoView({ block: 'nearest', inline: 'center' });
  // A mouse click gives no ring by itself.
  button?.focus({ focusVisible: true } as FocusOptions);
}

/** A step that has just been taken, this one or one after it, leads to the one that follows; after the last the tour has done its work. */
function useFollowing(at: number | null): void {
  const done = useGuide()?.done;
  const before = useRef(done);
  useEffect(() => {
    const taken = tourSteps.findLastIndex(({ step }) => done?.[step] && before.current && !before.current[step]);
    if (at !== null && taken >= at) goToStep(taken + 1);
    before.current = done;
  }, [at, done]);
}
