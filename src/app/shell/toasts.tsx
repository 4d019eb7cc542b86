import { useEffect } from 'react';
import { useUiStore, type UiNotice } from '../../store/ui-store';
import { Notice, ToastArea } from '../../ui/notice';

/** ms that a notice stays; what went wrong stays until it is dismissed. */
const stay: Record<UiNotice['tone'], number> = { info: 7000, success: 5000, warning: 10_000, error: Infinity };
/** Older ones make room. */
const most = 3;

export function Toasts() {
  const notices = useUiStore((state) => state.notices);
  return <ToastArea>{notices.slice(-most).map((notice) => <Toast key={notice.id} notice={notice} />)}</ToastArea>;
}

function Toast({ notice: { id, tone, message, action } }: { notice: UiNotice }) {
  const dismiss = () => useUiStore.getState().dismiss(id);
  useEffect(() => {
    if (stay[tone] === Infinity) return;
    const timer = setTimeout(() => useUiStore.getState().dismiss(id), stay[tone]);
    return () => clearTimeout(timer);
  }, [id, tone]);
  const act = action && { label: action.label, run: () => { dismiss(); action.run(); } };
  return <Notice tone={tone} live={tone === 'error' || tone === 'warning' ? 'alert' : 'status'} action={act} onDismiss={dismiss}>{message}</Notice>;
}
