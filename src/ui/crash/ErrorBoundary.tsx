import { Component, type ReactNode } from 'react';
import type { Panel } from '../../state/panel.ts';
import type { Host } from '../host.ts';
import { CrashPage } from './CrashPage.tsx';

interface Props {
  readonly host: Host;
  readonly panel: Panel;
  readonly children: ReactNode;
}

interface Caught {
  readonly error: unknown;
}

/** Shows errors of the panel itself, with the details that a bug report needs. */
export class ErrorBoundary extends Component<Props, { readonly caught: Caught | null }> {
  override state: { readonly caught: Caught | null } = { caught: null };

  static getDerivedStateFromError(error: unknown): { readonly caught: Caught } {
    return { caught: { error } };
  }

  override render(): ReactNode {
    const { host, panel, children } = this.props;
    const { caught } = this.state;
    if (!caught) return children;
    const retry = (): void => {
      panel.recover();
      this.setState({ caught: null });
    };
    return <CrashPage error={caught.error} version={host.version} copy={host.copy} onRetry={retry} />;
  }
}
