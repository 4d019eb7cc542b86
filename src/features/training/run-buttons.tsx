import { isUnderWay } from '../../core/training/run-state';
import { useRunStore } from '../../store/run-store';
import { Button, type ButtonProps } from '../../ui/button';

/** The first button stays the same element, so that the keyboard's focus stays on it. */
export function RunButtons() {
  const phase = useRunStore(({ run }) => run.phase);
  const underWay = useRunStore(({ run }) => isUnderWay(run));
  const { start, pause, resume, stop } = useRunStore.getState();
  let main: ButtonProps = { variant: 'primary', icon: 'play', children: 'Start training', onClick: () => void start() };
  if (phase === 'paused') main = { variant: 'primary', icon: 'play', children: 'Resume', onClick: () => void resume() };
  else if (underWay) main = { icon: 'pause', children: 'Pause', disabled: phase !== 'running', onClick: () => void pause() };
  return (
    <div className="training-buttons">
      <Button {...main} />
      {underWay && <Button icon="stop" disabled={phase === 'stopping'} onClick={() => void stop()}>Stop</Button>}
    </div>
  );
}
