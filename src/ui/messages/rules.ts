import { count, counted } from '../../core/text/format.ts';

/** The form that creates a parsing rule for a response. */
export const CREATE_RULE = {
  open: 'Create a parsing rule…',
  label: 'Create a parsing rule',
  description:
    'Select the list that contains the results, and the fields that describe each result. Fields that you do not select are detected automatically.',
  list: 'List of results',
  status: 'Status',
  labelField: 'Item name',
  message: 'Message',
  detect: '(detect automatically)',
  /** `/results, 25 items` */
  candidate: (pointer: string, items: number, isMap: boolean): string =>
    `${pointer === '' ? '(the entire body)' : pointer}, ${isMap ? counted(items, 'entry', 'entries') : counted(items, 'item', 'items')}`,
  /** `/state: done, failed` */
  option: (pointer: string, samples: readonly string[]): string =>
    `${pointer === '' ? '(the item itself)' : pointer}: ${samples.join(', ')}`,
  samples: (samples: readonly string[], present: number, items: number): string =>
    `${samples.join(', ')}${samples.length > 2 ? ', …' : ''} (in ${count(present)} of ${count(items)} items)`,
  name: 'Rule name',
  url: 'URL pattern',
  urlHint: '* matches any characters. Leave empty to match every URL.',
  preview: 'Preview',
  recognized: 'Recognized:',
  operations: (total: number): string => counted(total, 'sub-operation', 'sub-operations'),
  noResults: 'No results: the rule does not match this response, or the list contains no results.',
  noStatus: 'Select the field that contains the status of each result.',
  unknown: 'Some status values are not recognized. After you save the rule, define them in its “states”.',
  noLists: 'This body does not contain a list of results.',
  damaged: 'The saved rules are damaged, so no rule can be added. Fix or remove them first.',
  save: 'Save',
  cancel: 'Cancel',
} as const;

/** The dialog that lists, edits, imports and exports the parsing rules. */
export const PARSING_RULES = {
  title: 'Parsing rules',
  description:
    'Rules for JSON responses of APIs that are not recognized automatically. They are stored in this browser and apply to all DevTools windows.',
  none: 'No rules yet. To add one, open the Body tab of a response and choose “Create a parsing rule…”, or import a file.',
  list: 'Rules',
  everyUrl: 'all URLs',
  remove: (name: string): string => `Remove ${name}`,
  removed: (name: string): string => `Removed “${name}”.`,
  undo: 'Undo',
  undone: 'Change undone.',
  allRemoved: 'Removed all rules.',
  edit: 'Edit as JSON',
  text: 'Rules as JSON',
  problems: 'Problems',
  position: (line: number): string => `line ${count(line)}`,
  rule: (id: string): string => `rule “${id}”:`,
  save: 'Save',
  saved: 'Saved.',
  unsaved: 'Save or discard your changes first.',
  discard: 'Discard changes',
  removeAll: 'Remove all',
  import: 'Import…',
  imported: (rules: number): string => `${counted(rules, 'rule', 'rules')} imported.`,
  notImported: (reason: string): string => `No rules were imported. ${reason}`,
  damagedHere: 'The saved rules are damaged. Fix or remove them first.',
  noRules: 'The file does not contain any rules.',
  fileProblem: (line: number | null, message: string): string =>
    line === null ? message : `Line ${count(line)}: ${message}`,
  export: 'Export',
  fileName: 'multi-status-rules.json',
  close: 'Close',
  notStored: 'The browser cannot store the rules. They apply until DevTools is closed.',
} as const;
