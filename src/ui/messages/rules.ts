import { count, counted } from '../../core/text/format.ts';

// What the panel says about the user's own rules.

export const CREATE_RULE = {
  open: 'Teach how to read this…',
  label: 'How to read this body',
  why: 'Choose the list that holds the results, and the fields that say how each went. What you leave open is found as in other bodies.',
  list: 'List of results',
  status: 'Status',
  labelField: 'Name of the item',
  message: 'Message',
  notChosen: 'not chosen',
  /** `/results, 25 items` */
  candidate: (pointer: string, items: number, isMap: boolean): string =>
    `${pointer === '' ? '(the whole body)' : pointer}, ${isMap ? counted(items, 'entry', 'entries') : counted(items, 'item', 'items')}`,
  /** `/state: done, failed` */
  option: (pointer: string, samples: readonly string[]): string =>
    `${pointer === '' ? '(the item itself)' : pointer}: ${samples.join(', ')}`,
  about: (samples: readonly string[], present: number, items: number): string =>
    `${samples.join(', ')}${samples.length > 2 ? ', …' : ''} (in ${count(present)} of ${count(items)})`,
  name: 'Name of the rule',
  url: 'For URLs such as',
  urlWhy: '* stands for any characters. Empty: for every URL.',
  gives: 'This gives',
  operations: (total: number): string => counted(total, 'sub-operation', 'sub-operations'),
  nothing: 'Nothing: the rule is not for this body, or the list holds no results.',
  noStatus: 'Choose the field that says how each of them went.',
  unknown: 'Some words are not known here. Once the rule is saved, say in its “states” what they mean.',
  noLists: 'There is no list in this body that could hold results.',
  mend: 'Show the rules',
  broken: 'The rules that are kept are damaged, so no other can be added. Mend or remove them first.',
  save: 'Save',
  cancel: 'Cancel',
} as const;

export const PARSING_RULES = {
  title: 'Reading rules',
  why: 'They say how to read the JSON of an API that is not recognised by itself. They are kept in this browser, for all windows of DevTools.',
  none: 'There are no rules yet. Open the body of an answer and choose “Teach how to read this…”, or import a file.',
  list: 'Rules',
  everyUrl: 'every URL',
  remove: (name: string): string => `Remove ${name}`,
  removed: (name: string): string => `“${name}” was removed.`,
  undo: 'Undo',
  undone: 'Undone.',
  allRemoved: 'All rules were removed.',
  edit: 'Edit as JSON',
  text: 'The rules as JSON',
  problems: 'What is wrong with them',
  place: (line: number): string => `line ${count(line)}`,
  rule: (id: string): string => `rule “${id}”:`,
  save: 'Save',
  saved: 'Saved.',
  unsaved: 'Save or discard the changes first.',
  discard: 'Discard changes',
  removeAll: 'Remove all',
  import: 'Import…',
  imported: (rules: number): string => `${counted(rules, 'rule', 'rules')} imported.`,
  notImported: (why: string): string => `Nothing was imported. ${why}`,
  damagedHere: 'The rules that are here are damaged: mend or remove them first.',
  noRules: 'The file holds no rules.',
  fileProblem: (line: number | null, message: string): string =>
    line === null ? message : `Line ${count(line)}: ${message}`,
  export: 'Export',
  fileName: 'multi-status-rules.json',
  close: 'Close',
  lost: 'The browser does not keep them: they hold until DevTools is closed.',
  /** Above everything, when the panel starts with rules that are wrong. */
  damaged: (why: string, more: number): string =>
    `Some of your reading rules cannot be used: ${why}${more === 0 ? '' : ` (and ${count(more)} more)`}`,
  show: 'Show the rules',
} as const;
