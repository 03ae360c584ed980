/** The worker that reads the answers cannot be started, or has died. */
export function engineStopped(reason: string): string {
  return `The part that reads the answers has stopped: ${reason}. Close DevTools and open it again.`;
}

/** The engine hung on what the panel asked, and was started anew. */
export const QUESTION_HUNG =
  'This took so long that it was stopped. If there is a regular expression in the filter, try a simpler one.';

/** It was asked again and again, and does not even say that it is alive. */
export const ENGINE_HUNG = 'it does not answer any more';

export const UNKNOWN_REASON = 'the browser does not say why';

export const CLIPBOARD_REFUSED = 'The browser does not let the panel write to the clipboard.';

export const SETTINGS_UNREADABLE = 'The stored settings could not be read, so the usual ones are in force.';
export const SETTINGS_UNSAVED =
  'The browser does not store the settings (its storage is full or blocked): they hold until DevTools is closed.';
