/** The worker that parses responses cannot be started, or fails repeatedly. */
export function engineTroubled(reason: string): string {
  return `The worker that parses responses keeps failing: ${reason}. It is restarted automatically, at intervals of up to 30 seconds. The captured responses are kept.`;
}

/** It does not respond to pings. */
export const ENGINE_HUNG = 'it does not respond';

export const UNKNOWN_REASON = 'the browser states no reason';

export const CLIPBOARD_REFUSED = 'The browser does not let the panel write to the clipboard.';

export const SETTINGS_UNREADABLE = 'The stored settings could not be read, so the usual ones are in force.';
export const SETTINGS_UNSAVED =
  'The browser does not store the settings (its storage is full or blocked): they hold until DevTools is closed.';
