import { Button } from './button';
import './fix-buttons.css';

/** One button for each way out of a problem; nothing where there is none. */
export function FixButtons<F extends { readonly label: string }>({ fixes, onFix }: { fixes: readonly F[]; onFix: (fix: F) => void }) {
  if (fixes.length === 0) return null;
  return (
    <span className="ui-fixes" role="group" aria-label="Quick fixes">
      {fixes.map((fix) => <Button key={fix.label} size="small" onClick={() => onFix(fix)}>{fix.label}</Button>)}
    </span>
  );
}
