import { Component, type ReactNode } from 'react';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';

interface State {
  message: string | null;
}

/** When drawing fails: what happened, and a way on. The work itself is stored, and is there again after a reload. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { message: null };

  static getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.message === null) return this.props.children;
    return (
      <main className="broken">
        <h1>Something in Graft broke</h1>
        <Notice tone="error" live="alert">{this.state.message}</Notice>
        <p>Your network and your images are stored in this browser. Reload the page to go on with them.</p>
        <Button variant="primary" onClick={() => location.reload()}>Reload</Button>
      </main>
    );
  }
}
