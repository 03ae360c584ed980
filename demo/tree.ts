// The files of the WebDAV server before each scenario. Each scenario has its own folder, so they do not interfere.

/** A folder or, with `text`, a file. Paths are relative to the root of the server; those of folders end with a slash. */
export interface Member {
  readonly path: string;
  readonly text?: string;
}

/** Names that the panel must show literally: no part of them is markup, a path, a query or an escape. */
const SPECIAL_NAMES: readonly string[] = [
  'Annual report 2026.txt',
  'Maria\'s "final" draft.txt',
  '<b>markup<b>.txt',
  '<img src=x onerror=alert(1)>.txt',
  'Rock & Roll; a=b, c+d.txt',
  'question? #hash [1].txt',
  '100% done.txt',
  'already%20encoded%2Fhere.txt',
  'Übergrößenträger.txt',
  'Ελληνικά.txt',
  'Привет, мир.txt',
  'שלום.txt',
  '日本語の資料.txt',
  '🎉 party 👩‍👩‍👧.txt',
];

// Windows allows fewer characters in file names, so these are left out there.
const possible = (name: string): boolean => process.platform !== 'win32' || !/[<>:"|?*]/u.test(name);

const file = (path: string, text = `This is ${path}.\n`): Member => ({ path, text });

/** The names in `library/`. */
export const LIBRARY: readonly string[] = SPECIAL_NAMES.filter(possible);

/** Folders come before their members. */
export const TREE: readonly Member[] = [
  { path: 'library/' },
  { path: 'library/Sub folder & more/' },
  ...LIBRARY.map((name) => file(`library/${name}`)),

  { path: 'team/' },
  file('team/agenda.txt'),
  file('team/budget 2026.ods'),
  file('team/minutes.txt'),
  file('team/slides.odp'),

  { path: 'handover/' },
  file('handover/checklist.txt'),
  file('handover/contacts.txt'),
  { path: 'handover/archive/' },
  file('handover/archive/2024.txt'),
  file('handover/archive/2025.txt'),

  { path: 'cabinet/' },
  { path: 'cabinet/drawer/' },
  file('cabinet/drawer/keys.txt'),
  file('cabinet/drawer/pens.txt'),
  file('cabinet/label.txt'),

  { path: 'reports/' },
  file('reports/public.txt'),
  { path: 'reports/salaries/' },
  file('reports/salaries/2026.txt'),

  { path: 'profile/' },
  file('profile/card.txt'),

  { path: 'inbox/' },
  file('inbox/contract.pdf'),
  file('inbox/invoice.pdf'),
  file('inbox/offer.pdf'),

  { path: 'drafts/' },
  file('drafts/announcement.txt'),
  file('drafts/letter.txt'),
  { path: 'published/' },
  file('published/letter.txt'),
  file('published/old news.txt'),

  { path: 'release/' },
  file('release/readme.txt'),
  { path: 'release/notes/' },
  file('release/notes/changelog.txt'),
];

/** Locked by another user, so that requests of the page fail: it has no lock tokens. */
export const LOCKED_FILES: readonly string[] = [
  'team/budget 2026.ods',
  'cabinet/drawer/keys.txt',
  'inbox/contract.pdf',
  'published/letter.txt',
  'release/notes/changelog.txt',
];

/** The `DAV:displayname` of the files that have one. */
export const DISPLAY_NAMES: ReadonlyMap<string, string> = new Map([
  ['library/Annual report 2026.txt', 'The report of the year'],
  ['library/100% done.txt', '<b>markup</b>'],
]);

/** Mounted as a separate, read-only store. */
export const READ_ONLY_FOLDER = 'handover/archive/';

/** Mounted as a separate store that the page's user cannot read. */
export const CLOSED_FOLDER = 'reports/salaries/';
