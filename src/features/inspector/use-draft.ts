import { useEffect, useRef, useState } from 'react';
import { fieldText, fieldValue } from '../../core/layers/form';
import type { ConfigFieldProps } from './config-field';

/** ms without a stroke after which what was typed counts. */
const rest = 400;

interface Draft {
  readonly text: string;
  readonly error: string | null;
  /** The text of the value that it is to replace: when that changes otherwise (an undo), the draft is of the past. */
  readonly over: string;
}

/** What is being typed into a field, and when it counts. */
export function useDraft({ field, value, check, onSet }: Pick<ConfigFieldProps, 'field' | 'value' | 'check' | 'onSet'>) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const given = fieldText(field, value);
  const current = draft?.over === given ? draft : null;
  useEffect(() => () => clearTimeout(timer.current), []);

  const set = (text: string) => {
    clearTimeout(timer.current);
    const next = fieldValue(field, text);
    const result = fieldText(field, next);
    if (result === given) return;
    // Still shown as it was typed: "0.10" may become "0.105".
    setDraft({ text, error: null, over: result });
    onSet(next);
  };
  const type = (text: string) => {
    clearTimeout(timer.current);
    const error = check(fieldValue(field, text));
    setDraft({ text, error, over: given });
    if (error === null) timer.current = setTimeout(() => set(text), rest);
  };
  const commit = () => current?.error === null && set(current.text);
  const leave = () => {
    commit();
    if (current?.error === null) setDraft(null);
  };
  return { text: current?.text ?? given, error: current?.error ?? null, type, commit, leave };
}
