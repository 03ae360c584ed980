/** Shown when the worker that parses responses cannot be started, or fails repeatedly. */
export function engineKeepsFailing(reason: string): string {
  return `The worker that parses responses keeps failing: ${reason}. It is restarted automatically, at intervals of up to 30 seconds. The captured responses are kept.`;
}

/** It does not respond to pings. */
export const ENGINE_HUNG = 'it does not respond';

export const UNKNOWN_REASON = 'the browser gives no reason';

export const CLIPBOARD_REFUSED = 'The browser denied access to the clipboard.';

export const SETTINGS_UNREADABLE = 'The stored settings could not be read. Defaults are used.';
export const SETTINGS_UNSAVED =
  'The browser cannot store the settings, because its storage is full or blocked. They apply until DevTools is closed.';
