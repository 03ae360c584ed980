/** The worker that parses the responses cannot be started, or ends again and again. */
export function engineTroubled(reason: string): string {
  return `The part of Multi-Status that parses the responses keeps failing: ${reason}. It is started again and again, with pauses of up to 30 seconds.`;
}

/** It was asked again and again, and does not even say that it is alive. */
export const ENGINE_HUNG = 'it does not answer any more';

export const UNKNOWN_REASON = 'the browser does not say why';

export const CLIPBOARD_REFUSED = 'The browser does not let the panel write to the clipboard.';

export const SETTINGS_UNREADABLE = 'The stored settings could not be read, so the usual ones are in force.';
export const SETTINGS_UNSAVED =
  'The browser does not store the settings (its storage is full or blocked): they hold until DevTools is closed.';
