import { useState } from 'react';
import { Button, type ButtonVariant } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { useDocumentStore } from '../../store/document-store';
import { exportFormats, type ExportFormat } from '../../protocol/files';
import { exportDocument } from './export-document';
import { formatTexts } from './format-texts';
import './export.css';

/** The button "Export" and the window it opens. */
export function ExportButton({ variant }: { variant?: ButtonVariant }) {
  const [open, setOpen] = useState(false);
  const ready = useDocumentStore(({ document }) => document !== null);
  return (
    <>
      <Button icon="download" variant={variant} disabled={!ready} onClick={() => setOpen(true)}>Export</Button>
      <Dialog open={open} onOpenChange={setOpen} title="Export model" description="Take the network away, as it is now, with the weights it has now.">
        <ExportForm onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function ExportForm({ onDone }: { onDone: () => void }) {
  const [format, setFormat] = useState<ExportFormat>(exportFormats[0]);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const document = useDocumentStore((state) => state.document);

  const download = async () => {
    if (!document) return;
    setBusy(true);
    const found = await exportDocument(document, format);
    setBusy(false);
    setProblems(found);
    if (found.length === 0) onDone();
  };

  return (
    <form className="export-form" onSubmit={(event) => { event.preventDefault(); void download(); }}>
      <fieldset className="export-formats">
        <legend className="ui-label">Format</legend>
        {exportFormats.map((one) => (
          <FormatChoice key={one} format={one} checked={one === format} onChoose={() => setFormat(one)} />
        ))}
      </fieldset>
      {problems.length > 0 && (
        <Notice tone="error" live="alert">
          {problems.length === 1 ? problems[0] : <ul className="export-problems">{problems.map((text, index) => <li key={index}>{text}</li>)}</ul>}
        </Notice>
      )}
      <div className="export-foot">
        <span className="quiet">{busy ? 'Writing the file…' : 'The file is made here; nothing is sent anywhere.'}</span>
        <Button type="submit" variant="primary" icon="download" disabled={busy}>Download</Button>
      </div>
    </form>
  );
}

function FormatChoice({ format, checked, onChoose }: { format: ExportFormat; checked: boolean; onChoose: () => void }) {
  const { name, what, contents } = formatTexts[format];
  const describedBy = `export-${format}`;
  return (
    <div className="export-format">
      <label>
        <input type="radio" name="export-format" value={format} checked={checked} onChange={onChoose} aria-describedby={describedBy} />
        {name}
      </label>
      <div id={describedBy} className="export-about quiet">
        <p>{what}</p>
        <dl>
          {contents.map(([file, text]) => (
            <div key={file}>
              <dt><code>{file}</code></dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
