import { useState } from 'react';
import { bases, getBase } from '../../core/bases';
import { useDocumentStore } from '../../store/document-store';
import { Button, IconButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Select } from '../../ui/select';
import { BaseFacts } from './base-facts';
import { KnownClasses } from './known-classes';
import './base-card.css';

export interface AboutNetworkProps {
  /** Opens a base network by its id. */
  onOpen: (id: string) => void;
  /** Asks for a photograph and shows what the open network says of it. */
  onTry: () => void;
}

const options = bases.map(({ id, name }) => ({ value: id, label: name }));

/** The button "About this network" and the card it opens: of the open base network at first, of any other when chosen there. */
export function AboutNetwork({ onOpen, onTry }: AboutNetworkProps) {
  const [shown, setShown] = useState<string | null>(null);
  const [visible, setVisible] = useState(false);
  const current = useDocumentStore(({ document }) => document?.base ?? null);
  const base = getBase(shown ?? current ?? '') ?? bases[0]!;
  const isOpen = base.id === current;
  const close = (then: () => void) => () => {
    setVisible(false);
    then();
  };
  const show = () => {
    setShown(null);
    setVisible(true);
  };
  return (
    <>
      <IconButton icon="info" label="About this network" aria-haspopup="dialog" onClick={show} />
      <Dialog
        open={visible} onOpenChange={setVisible} title={base.name} description={base.description}
        footer={isOpen
          ? <Button variant="primary" icon="image" onClick={close(onTry)}>Try it with a photograph</Button>
          : <Button variant="primary" icon="network" onClick={close(() => onOpen(base.id))}>Open this network</Button>}
      >
        <Select label="About" value={base.id} options={options} hint={hintFor(isOpen, current)} onChange={setShown} />
        <KnownClasses base={base} />
        <BaseFacts base={base} />
      </Dialog>
    </>
  );
}

function hintFor(isOpen: boolean, current: string | null): string {
  if (isOpen) return 'This one is open now.';
  return current === null ? 'Your own file is open now. These are the networks that Graft offers to begin with.' : 'Not open now.';
}
