/** The worker that reads the answers cannot be started, or has died. */
export function engineStopped(reason: string): string {
  return `The part that reads the answers has stopped: ${reason}. Close DevTools and open it again.`;
}

export const UNKNOWN_REASON = 'the browser does not say why';

export const CLIPBOARD_REFUSED = 'The browser does not let the panel write to the clipboard.';
