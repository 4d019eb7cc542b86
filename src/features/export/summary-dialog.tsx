import { useState } from 'react';
import { fileNameFor } from '../../core/file-name';
import { kerasSummary } from '../../core/graph/keras-summary';
import type { GraphDocument } from '../../core/graph/types';
import { useDocumentStore } from '../../store/document-store';
import { services } from '../../store/services';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import './export.css';

/** Dialog "Summary table": every layer in a table, to read, to copy and to keep. */
export function SummaryDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const document = useDocumentStore((state) => state.document);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Summary table" description="The network as Keras’s model.summary() prints it.">
      {document && <Summary document={document} />}
    </Dialog>
  );
}

function Summary({ document: { name }, document }: { document: GraphDocument }) {
  const [said, setSaid] = useState('');
  const text = kerasSummary(document);
  const copy = () => navigator.clipboard.writeText(text).then(() => setSaid('Copied.'), () => setSaid('The browser did not allow copying: select the text instead.'));
  return (
    <>
      <pre className="export-summary" tabIndex={0} role="region" aria-label="Summary of the network">{text}</pre>
      <div className="export-foot">
        <span className="quiet" role="status">{said}</span>
        <span className="export-buttons">
          <Button onClick={() => void copy()}>Copy</Button>
          <Button variant="primary" icon="download" onClick={() => services().download({ filename: fileNameFor(`${name} summary`, 'txt'), blob: new Blob([text], { type: 'text/plain;charset=utf-8' }) })}>Download .txt</Button>
        </span>
      </div>
    </>
  );
}
