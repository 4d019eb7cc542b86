import { createRoot } from 'react-dom/client';
import './ui/base.css';
import { App } from './app/app';
import { boot } from './app/boot';
import { ErrorBoundary } from './app/shell/error-boundary';
import { followTheme } from './app/theme';

followTheme();
createRoot(document.getElementById('root')!).render(
  <ErrorBoundary>
    <App />
  </ErrorBoundary>,
);
void boot();
