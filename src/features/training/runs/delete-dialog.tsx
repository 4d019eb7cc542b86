import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';

/** Deleting cannot be undone, so it is asked for twice. */
export function DeleteDialog({ name, open, onClose, onDelete }: { name: string; open: boolean; onClose: () => void; onDelete: () => void }) {
  return (
    <Dialog
      open={open} onOpenChange={(next) => !next && onClose()} title={`Delete ${name}?`}
      footer={<><Button onClick={onClose}>Keep it</Button><Button variant="danger" icon="trash" onClick={onDelete}>Delete run</Button></>}
    >
      <p>Its settings and curves go, and its weights too unless the network or its history still uses them. This cannot be undone.</p>
    </Dialog>
  );
}
