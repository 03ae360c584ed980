import { readSetting, writeSetting } from '../../settings.ts';

const SETTING = 'filters';
const MOST = 20;
/** Longer texts are usually pasted by mistake, and cannot be told apart in a list. */
const LONGEST = 200;

/** Returns the recent filters, newest first. */
export function recentFilters(): readonly string[] {
  const stored = readSetting(SETTING);
  return Array.isArray(stored) ? stored.filter((text) => typeof text === 'string').slice(0, MOST) : [];
}

/** Whether a text is worth remembering. */
export function mayBeRemembered(text: string): boolean {
  const { length } = text.trim();
  return length > 1 && length <= LONGEST;
}

/** Adds a filter to the recent ones, or moves it to their start. */
export function rememberFilter(text: string): void {
  const filter = text.trim();
  const recent = recentFilters();
  writeSetting(SETTING, [filter, ...recent.filter((one) => one !== filter)].slice(0, MOST));
}

export function forgetFilter(text: string): void {
  writeSetting(
    SETTING,
    recentFilters().filter((one) => one !== text),
  );
}
