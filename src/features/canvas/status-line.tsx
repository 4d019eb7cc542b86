import { useId, useState } from 'react';
import type { Analysis, GraphDocument, Issue } from '../../core/graph/types';
import { useAnalysis, useDocumentStore } from '../../store/document-store';
import { applyFix, useFixes } from '../../store/fixes';
import { FixButtons } from '../../ui/fix-buttons';
import { formatCount, formatExact, plural } from '../../ui/format';
import { Icon } from '../../ui/icons';
import { networkView } from './view';
import './status-line.css';

/** What counts as wrong: remarks do not. */
const problems = ({ issues }: Analysis) => issues.filter(({ severity }) => severity !== 'info');

/** One quiet line under the network: its size, what is wrong. */
export function StatusLine() {
  const document = useDocumentStore((state) => state.document);
  const analysis = useAnalysis();
  if (!document || !analysis) return <div className="status-line" />;
  return (
    <div className="status-line">
      <Summary document={document} analysis={analysis} />
      <IssueList issues={problems(analysis)} />
    </div>
  );
}

function Summary({ document, analysis }: { document: GraphDocument; analysis: Analysis }) {
  const { params, trainableParams, frozenParams, macs } = analysis;
  return (
    <div
      className="status-summary" data-testid="model-summary" data-model={document.name} data-params={params} data-trainable={trainableParams}
      data-frozen-params={frozenParams} data-layers={document.layers.length} data-issues={problems(analysis).length}
    >
      <span className="status-model truncate" title={document.name}>{document.name}</span>
      <span>{plural(document.layers.length, 'layer')}</span>
      <span title={`${formatExact(params)} parameters`}>{formatCount(params)} parameters</span>
      <span className="status-macs" title={`${formatExact(macs)} multiply-adds for one image`}>{formatCount(macs)} multiply-adds</span>
    </div>
  );
}

function IssueList({ issues }: { issues: readonly Issue[] }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  if (issues.length === 0) return <span className="status-fine"><Icon name="check" size={14} /> No issues</span>;
  return (
    <div className="status-issues">
      <button type="button" className="status-toggle" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <Icon name="warning" size={14} />
        {plural(issues.length, 'issue')}
      </button>
      <ul id={id} aria-label="Issues" hidden={!open}>
        {open && issues.map((issue, index) => <li key={`${issue.code} ${issue.layer ?? ''} ${index}`}><IssueEntry issue={issue} /></li>)}
      </ul>
    </div>
  );
}

function IssueEntry({ issue }: { issue: Issue }) {
  const { layer, message, severity } = issue;
  const fixes = <FixButtons fixes={useFixes(issue)} onFix={applyFix} />;
  const text = (
    <>
      <Icon name={severity === 'error' ? 'error' : 'warning'} size={14} />
      <span>
        {layer !== null && !message.includes(layer) && <strong>{layer}: </strong>}
        {message}
      </span>
    </>
  );
  if (layer === null) return <><div className={`status-issue ${severity}`}>{text}</div>{fixes}</>;
  const go = () => {
    useDocumentStore.getState().select([layer]);
    networkView.reveal(layer, { focus: true });
  };
  return <><button type="button" className={`status-issue ${severity}`} onClick={go}>{text}</button>{fixes}</>;
}
