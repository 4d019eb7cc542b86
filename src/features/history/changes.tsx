import { useEffect, useRef } from 'react';
import { diffDocuments } from '../../core/graph/diff/diff-documents';
import { changeKinds, changeLines, kindTitles, summarizeChanges, type ChangeLine } from '../../core/graph/diff/summarize-diff';
import { useDocumentStore } from '../../store/document-store';
import { useShownChange } from '../../store/shown-change';
import { useUiStore } from '../../store/ui-store';
import { Button } from '../../ui/button';
import { formatExact } from '../../ui/format';
import { Section } from '../../ui/panel';

/** Lists of a kind longer than this are cut: the copied text has them all. */
const mostShown = 40;

/** What the network is now against the network as it was opened; a click selects the layer. */
export function Changes() {
  const document = useDocumentStore((state) => state.document);
  const opened = useDocumentStore((state) => state.opened);
  if (!document || !opened) return null;
  const lines = changeLines(diffDocuments(opened, document));
  const kinds = changeKinds.map((kind) => ({ kind, lines: lines.filter((line) => line.kind === kind) })).filter((one) => one.lines.length > 0);
  return (
    <Section title="What changed" detail={lines.length}>
      {lines.length === 0 && <p className="quiet">Nothing yet: the network is as it was opened.</p>}
      {kinds.map(({ kind, lines: these }) => (
        <div key={kind} className="change-kind">
          <h4>{kindTitles[kind]} <span className="quiet">{these.length}</span></h4>
          <Lines kind={kind} lines={these} />
        </div>
      ))}
      <Button size="small" disabled={lines.length === 0} onClick={() => void copy(summarizeChanges(opened, document))}>Copy summary</Button>
    </Section>
  );
}

function Lines({ kind, lines }: { kind: ChangeLine['kind']; lines: readonly ChangeLine[] }) {
  const asked = useShownChange(({ removed }) => (kind === 'removed' ? removed : null));
  const at = lines.findIndex(({ layer }) => layer === asked?.layer);
  const shown = lines.slice(0, Math.max(mostShown, at + 1));
  return (
    <ul aria-label={kindTitles[kind]}>
      {shown.map((line) => <li key={line.text}><Line line={line} asked={line.layer === asked?.layer ? asked : null} /></li>)}
      {lines.length > shown.length && <li className="quiet">and {formatExact(lines.length - shown.length)} more</li>}
    </ul>
  );
}

function Line({ line: { kind, layer, text }, asked }: { line: ChangeLine; asked: object | null }) {
  if (kind === 'removed') return <RemovedLine text={text} asked={asked} />;
  return <button type="button" className="change-line" onClick={() => useDocumentStore.getState().select([layer])}>{text}</button>;
}

/** There is no layer left to select; it gets the keyboard when a mark on the canvas has led to it. */
function RemovedLine({ text, asked }: { text: string; asked: object | null }) {
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (asked) ref.current?.focus();
  }, [asked]);
  return <span ref={ref} tabIndex={-1} className="change-line">{text}</span>;
}

async function copy(text: string): Promise<void> {
  const { notify } = useUiStore.getState();
  try {
    await navigator.clipboard.writeText(text);
    notify({ tone: 'success', message: 'The summary of the changes is in the clipboard.' });
  } catch {
    notify({ tone: 'error', message: 'The browser did not let Graft write to the clipboard.' });
  }
}
