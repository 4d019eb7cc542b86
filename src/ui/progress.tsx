import { Button } from './button';
import './progress.css';

export interface ProgressProps {
  /** What is being done; the progressbar's accessible name unless `name` is given. */
  label: string;
  name?: string;
  done: number;
  /** 0 when it is not known. */
  total: number;
  /** What remains, `12 of 40 images, 8 s left`. */
  detail?: string;
  onCancel?: () => void;
  cancelLabel?: string;
}

/** A bar with what is done, what remains, and a way to stop it. */
export function Progress({ label, name, done, total, detail, onCancel, cancelLabel = 'Cancel' }: ProgressProps) {
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : null;
  const percent = share === null ? undefined : Math.round(share * 100);
  return (
    <div className="ui-progress">
      <div className="ui-progress-head">
        <span className="truncate">{label}</span>
        <span className="quiet">{detail ?? (percent === undefined ? '' : `${percent} %`)}</span>
        {onCancel && <Button size="small" onClick={onCancel}>{cancelLabel}</Button>}
      </div>
      <div
        className={`ui-progress-track ${share === null ? 'unknown' : ''}`} role="progressbar" aria-label={name ?? label}
        aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} aria-valuetext={detail}
      >
        <div className="ui-progress-bar" style={share === null ? undefined : { transform: `scaleX(${share})` }} />
      </div>
    </div>
  );
}
