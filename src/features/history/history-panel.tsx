import { useStore } from 'zustand';
import { useDocumentStore } from '../../store/document-store';
import { useUiStore } from '../../store/ui-store';
import { Panel, Section } from '../../ui/panel';
import { Changes } from './changes';
import { historySteps } from './history-steps';
import './history.css';

/** Region "History": every step there is to go to, and how the network differs from the one that was opened. Folded at first. */
export function HistoryPanel() {
  const open = useUiStore(({ panels }) => panels.history ?? false);
  const isOpen = useDocumentStore(({ document }) => document !== null);
  return (
    <Panel title="History" id="history" open={open} onOpenChange={(next) => useUiStore.getState().setPanel('history', next)}>
      {open && isOpen && (
        <>
          <Steps />
          <Changes />
        </>
      )}
    </Panel>
  );
}

/** The opened network, then each step; the one that is shown is marked, those after it are what redo leads to. */
function Steps() {
  const past = useStore(useDocumentStore.temporal, ({ pastStates }) => pastStates);
  const future = useStore(useDocumentStore.temporal, ({ futureStates }) => futureStates);
  const step = useDocumentStore((state) => state.step);
  const steps = historySteps(past, step, future);
  return (
    <Section title="Steps" detail={steps.length - 1}>
      <ol className="history-steps" aria-label="Steps">
        {steps.map(({ label, distance }, index) => (
          <li key={index}>
            <button
              type="button" className="history-step" data-ahead={distance > 0 || undefined} aria-current={distance === 0 ? 'step' : undefined}
              onClick={() => useDocumentStore.getState().travel(distance)}
            >
              {label}
            </button>
          </li>
        ))}
      </ol>
    </Section>
  );
}
