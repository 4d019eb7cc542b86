import { useUiStore, type Theme } from '../store/ui-store';

/** Keeps `<html data-theme>` at the chosen theme, or at the system's. */
export function followTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const show = (theme: Theme) => {
    document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  };
  show(useUiStore.getState().theme);
  useUiStore.subscribe(({ theme }) => show(theme));
  dark.addEventListener('change', () => show(useUiStore.getState().theme));
}
