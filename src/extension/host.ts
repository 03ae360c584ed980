import { connect, errorFrom } from '../engine/port.ts';
import type { Change, Questions } from '../engine/questions.ts';
import type { Capture, CaptureState, Host } from '../ui/host.ts';
import { alive, networkOpener, reloadPage, sourceOpener, version } from './browser.ts';
import { copyText } from './clipboard.ts';
import { downloadFile } from './download.ts';
import type { Control, Meeting, Told } from './meeting.ts';

/** The browser around the panel, as soon as the DevTools page has been met. */
export function createHost({ engine, control, state }: Meeting): { readonly host: Host; readonly leave: () => void } {
  const questions = connect<Questions, Change>(engine);
  const devtoolsPage = connect<Control, Told>(control);
  const showNetwork = networkOpener();
  const host: Host = {
    engine: questions.remote,
    capture: remoteCapture(devtoolsPage.remote, state, (error, fatal) => {
      if (fatal) questions.fail(error);
      reportError(error);
    }),
    version: version(),
    reloadPage,
    openSource: sourceOpener(),
    showInNetwork: showNetwork && ((exchange) => void showNetwork(networkFilter(exchange)).catch(reportError)),
    copy: copyText,
    download: downloadFile,
  };
  const leave = (): void => {
    questions.close();
    devtoolsPage.close();
  };
  return { host, leave };
}

type Remote = ReturnType<typeof connect<Control, Told>>['remote'];

function remoteCapture(control: Remote, first: CaptureState, failed: (error: Error, fatal: boolean) => void): Capture {
  const listeners = new Set<(state: CaptureState) => void>();
  let state = alive() ? first : { ...first, blocked: 'reloaded' as const };
  control.subscribe((told) => {
    if (told.kind === 'error') return failed(errorFrom(told.error), told.fatal);
    state = told.state;
    for (const listener of listeners) listener(state);
  });
  return {
    state: () => state,
    change: (wanted) => void control.change(wanted).catch(reportError),
    clear: () => void control.clear().catch(reportError),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** In the grammar of the Network panel's own filter box. */
function networkFilter(exchange: { readonly url: string; readonly method: string; readonly status: number }): string {
  return `status-code:${exchange.status} method:${exchange.method} url:${exchange.url}`;
}
