import { useState } from 'react';
import { TextField } from '../../ui/text-field';

interface Props {
  readonly name: string;
  /** Says why a name cannot be taken; null when it was. */
  readonly onRename: (name: string) => string | null;
}

/** Edited in place: Enter or leaving the field takes the name, Escape gives the old one back. */
export function ClassName({ name, onRename }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const cancel = () => {
    setDraft(null);
    setError(null);
  };
  const take = () => {
    if (draft === null || draft === name) return cancel();
    const problem = onRename(draft);
    setError(problem);
    if (!problem) setDraft(null);
  };
  return (
    <TextField
      label="Class name" hideLabel className="class-name" value={draft ?? name} error={error} maxLength={80}
      onChange={(next) => { setDraft(next); setError(null); }}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
        if (event.key === 'Escape') cancel();
      }}
    />
  );
}
