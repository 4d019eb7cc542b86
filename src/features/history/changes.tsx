import { diffDocuments } from '../../core/graph/diff/diff-documents';
import { changeKinds, changeLines, kindTitles, summarizeChanges, type ChangeLine } from '../../core/graph/diff/summarize-diff';
import { useDocumentStore } from '../../store/document-store';
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
          <ul aria-label={kindTitles[kind]}>
            {these.slice(0, mostShown).map((line) => <li key={line.text}><Line line={line} /></li>)}
            {these.length > mostShown && <li className="quiet">and {formatExact(these.length - mostShown)} more</li>}
          </ul>
        </div>
      ))}
      <Button size="small" disabled={lines.length === 0} onClick={() => void copy(summarizeChanges(opened, document))}>Copy summary</Button>
    </Section>
  );
}

function Line({ line: { kind, layer, text } }: { line: ChangeLine }) {
  if (kind === 'removed') return <span className="change-line">{text}</span>;
  return <button type="button" className="change-line" onClick={() => useDocumentStore.getState().select([layer])}>{text}</button>;
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
