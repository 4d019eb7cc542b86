import { useEffect, useRef, useState } from 'react';
import { TextField } from '../../../ui/text-field';

interface NameFieldProps {
  value: string;
  placeholder: string;
  /** `name` is null where it is not taken; `byKey` says that the keyboard has nowhere to be now. */
  onDone: (name: string | null, byKey: boolean) => void;
}

/** Enter or leaving the field takes the name, Escape does not; an empty one gives back the name by number and result. */
export function NameField({ value, placeholder, onDone }: NameFieldProps) {
  const [draft, setDraft] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const ended = useRef(false);
  useEffect(() => field.current?.focus(), []);
  const end = (name: string | null, byKey: boolean) => {
    if (ended.current) return;
    ended.current = true;
    onDone(name, byKey);
  };
  return (
    <TextField
      ref={field} label="Run name" hideLabel value={draft} placeholder={placeholder} maxLength={80} onChange={setDraft}
      onBlur={() => end(draft, false)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        // Else the button that has the focus next takes the key too.
        event.preventDefault();
        end(event.key === 'Enter' ? draft : null, true);
      }}
    />
  );
}
