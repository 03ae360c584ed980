import { createLineColumnLookup } from '../../../text/lineColumn.ts';
import { englishText } from '../../../messages.ts';
import { RULES as words } from './messages.ts';
import { parseDocument } from '../syntax/document.ts';
import { isList, isObject, member, type Json, type Path } from '../syntax/value.ts';
import { parseRule } from './parseRule.ts';
import type { Rule } from './rule.ts';

/** Something wrong in a file of rules, and where: line and column from 1, null where there is no one place. */
export interface RuleProblem {
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
  /** The id of the rule, where it is known; such a rule was left out. */
  readonly rule: string | null;
}

export interface ParsedRules {
  readonly rules: readonly Rule[];
  readonly problems: readonly RuleProblem[];
}

/** Of the form that is written down in docs/rules.schema.json. */
const VERSION = 1;
const LONGEST = 1_000_000;
const MOST = 500;

/**
 * Reads a file of rules. Never throws: a rule with something wrong is left out and told, the others are read. No text at
 * all is no rules.
 */
export function parseRules(text: string): ParsedRules {
  if (text.trim() === '') return { rules: [], problems: [] };
  if (text.length > LONGEST) return failed(words.tooLarge(LONGEST));
  const document = parseDocument(text);
  const [fault] = document.problems;
  if (fault) return failed(words.notJson(englishText(fault.message)), fault.line, fault.column);
  const placeOf = createLineColumnLookup(text);
  return rulesFromJson(document.value, (path) => {
    const range = document.range(path);
    return range && placeOf(range[0]);
  });
}

/** The same of a value that was parsed already. */
export function rulesFromJson(
  file: Json,
  placeAt: (path: Path) => { readonly line: number; readonly column: number } | null = () => null,
): ParsedRules {
  const rules: Rule[] = [];
  const problems: RuleProblem[] = [];
  const tell = (path: Path, message: string, rule: string | null = null): void => {
    // The nearest place that there is: of a missing member that of what should hold it.
    let place = placeAt(path);
    for (let steps = path.length - 1; !place && steps >= 0; steps -= 1) place = placeAt(path.slice(0, steps));
    problems.push({ message, line: place?.line ?? null, column: place?.column ?? null, rule });
  };
  const read = (): void => {
    if (!isObject(file)) return tell([], words.noFile);
    const version = member(file, 'version');
    if (typeof version === 'number' && version > VERSION) return tell(['version'], words.newer(version, VERSION));
    if (version !== VERSION) return tell(['version'], words.version);
    const list = member(file, 'rules');
    if (!isList(list)) return tell(['rules'], words.rules);
    if (list.length > MOST) tell(['rules', MOST], words.tooMany(list.length, MOST));
    for (const [i, value] of list.slice(0, MOST).entries()) {
      const id = member(value, 'id');
      const name = typeof id === 'string' ? id : `#${i}`;
      const rule = parseRule(value, ['rules', i], (path, message) => tell(path, message, name));
      if (rule && rules.some((other) => other.id === rule.id)) tell(['rules', i, 'id'], words.sameId(rule.id), name);
      else if (rule) rules.push(rule);
    }
  };
  read();
  return { rules, problems };
}

function failed(message: string, line: number | null = null, column: number | null = null): ParsedRules {
  return { rules: [], problems: [{ message, line, column, rule: null }] };
}
