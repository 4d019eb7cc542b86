import { useEffect, useRef, useState } from 'react';
import { useDocumentStore } from '../../store/document-store';
import { useRunStore } from '../../store/run-store';
import { FileButton } from '../../ui/file-input';
import { Notice } from '../../ui/notice';
import { PredictionCard, type Trial } from './prediction-card';
import { predictImage } from './predict-image';

/** What the network says of a picture that a person picks; it works on any network that runs, before training too. */
export function TryImage() {
  const [trial, setTrial] = useState<Trial | null>(null);
  const [busy, setBusy] = useState(false);
  const document = useDocumentStore((state) => state.document);
  const latest = useRef(0);

  useEffect(() => () => URL.revokeObjectURL(trial?.url ?? ''), [trial?.url]);

  const ask = async (image: File) => {
    if (!document) return;
    const id = ++latest.current;
    setBusy(true);
    const answer = await predictImage(document, image, useRunStore.getState().config.backend);
    if (id !== latest.current) return;
    setBusy(false);
    setTrial({ id, image, url: URL.createObjectURL(image), asked: document, answer });
  };

  return (
    <>
      <FileButton label="Try an image" inputLabel="Image to classify" icon="image" accept="image/*" disabled={!document} onFiles={([image]) => void ask(image!)} />
      {busy && <p className="quiet" role="status">Asking the network…</p>}
      {trial && !trial.answer.ok && <Notice tone="error" live="alert">{trial.answer.message}</Notice>}
      {trial?.answer.ok && <PredictionCard trial={trial} answer={trial.answer} />}
      {trial && trial.asked !== document && (
        <Notice tone="info" action={{ label: 'Ask again', run: () => void ask(trial.image) }}>The network has changed since.</Notice>
      )}
    </>
  );
}
