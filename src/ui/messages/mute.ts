import { count, counted } from '../../core/text/format.ts';

/** Expected failures, which are muted. */
export const MUTE = {
  /** In the drawer of a failure. */
  hideLikeThis: 'Mute failures like this…',
  /** In the verdict area. */
  line: (failures: number): string =>
    failures === 1
      ? '1 failure is muted. It is part of the verdict.'
      : `${count(failures)} failures are muted. They are part of the verdict.`,
  onlyMuted: (failures: number): string =>
    failures === 1
      ? 'The only listed failure is muted. It is part of the verdict.'
      : `All ${count(failures)} listed failures are muted. They are part of the verdict.`,
  show: 'Show',
  hide: 'Hide',
  edit: 'Mute rules…',
  damaged: 'Some stored mute rules are damaged or from another version. Failures are not muted by them.',
  damagedShow: 'Show them',
} as const;

export const MUTE_DIALOG = {
  title: 'Muted failures',
  close: 'Close',
  description:
    'A failure that you expect can be muted. Its row is hidden and it is not counted in “Failed”. Verdicts, totals and exports still contain it.',
  form: 'New rule',
  url: 'URL',
  status: 'Status',
  label: 'Result',
  urlHint: '* matches any characters. Without “?”, the query of the URL is ignored.',
  statusHint: '404, 4xx, a list, none (no status), or empty for any status',
  labelHint: 'href, id or name; empty for any',
  add: 'Mute',
  cancel: 'Cancel',
  noUrl: 'State a URL, or * for any.',
  wrongStatus: 'Use statuses such as 404, 4xx or 404,423, or none.',
  tooWide: 'State a status or a result: otherwise all failures of the URL would be muted.',
  counting: 'Counting…',
  preview: (failures: number, responses: number): string =>
    failures === 0
      ? 'No listed failure would be muted.'
      : `${counted(failures, 'failure', 'failures')} in ${counted(responses, 'response', 'responses')} would be muted.`,
  rules: 'Rules',
  none: 'There are no rules. Select a failure and choose “Mute failures like this…” in its details.',
  anyStatus: 'any status',
  noStatus: 'no status',
  anyLabel: 'any result',
  unmute: 'Unmute',
  showMuted: 'Show muted failures',
  notStored: 'The browser did not store the rules: they apply until the panel is closed.',
  damaged: 'These stored rules cannot be used, because they are damaged or from another version:',
  copyDamaged: 'Copy',
  deleteDamaged: 'Delete',
} as const;
