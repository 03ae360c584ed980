import { createLineColumnLookup } from '../../../text/lineColumn.ts';
import type { Message } from '../../../model/message.ts';
import { ruleMessages as words } from './messages.ts';
import { parseDocument } from '../syntax/document.ts';
import { isList, isObject, member, type Json, type Path } from '../syntax/value.ts';
import { parseRule } from './parseRule.ts';
import type { Rule } from './rule.ts';

/** A problem in a rules file. Line and column are counted from 1; null if there is no single position. */
export interface RuleProblem {
  readonly message: Message;
  readonly line: number | null;
  readonly column: number | null;
  /** The id of the rejected rule, if it is known. */
  readonly rule: string | null;
}

/** The valid rules of a file, and the problems of the others. */
export interface ParsedRules {
  readonly rules: readonly Rule[];
  readonly problems: readonly RuleProblem[];
}

/** The version of the format in docs/rules.schema.json. */
const VERSION = 1;
const LONGEST = 1_000_000;
const MOST = 500;

/**
 * Parses a rules file. Never throws: an invalid rule is rejected with a problem, and the others are used. A blank text has no
 * rules.
 */
export function parseRules(text: string): ParsedRules {
  if (text.trim() === '') return { rules: [], problems: [] };
  if (text.length > LONGEST) return failed(words.tooLarge(LONGEST));
  const document = parseDocument(text);
  const [fault] = document.problems;
  if (fault) return failed(words.notJson(fault.message), fault.line, fault.column);
  const placeOf = createLineColumnLookup(text);
  return rulesFromJson(document.value, (path) => {
    const range = document.range(path);
    return range && placeOf(range[0]);
  });
}

/** Parses the rules in the JSON value of a rules file. */
export function rulesFromJson(
  file: Json,
  placeAt: (path: Path) => { readonly line: number; readonly column: number } | null = () => null,
): ParsedRules {
  const rules: Rule[] = [];
  const problems: RuleProblem[] = [];
  const report = (path: Path, message: Message, rule: string | null = null): void => {
    // A missing member has no position: report the position of its parent.
    let place = placeAt(path);
    for (let steps = path.length - 1; !place && steps >= 0; steps -= 1) place = placeAt(path.slice(0, steps));
    problems.push({ message, line: place?.line ?? null, column: place?.column ?? null, rule });
  };
  const read = (): void => {
    if (!isObject(file)) return report([], words.noFile);
    const version = member(file, 'version');
    if (typeof version === 'number' && version > VERSION) return report(['version'], words.newer(version, VERSION));
    if (version !== VERSION) return report(['version'], words.version);
    const list = member(file, 'rules');
    if (!isList(list)) return report(['rules'], words.rules);
    if (list.length > MOST) report(['rules', MOST], words.tooMany(list.length, MOST));
    for (const [i, value] of list.slice(0, MOST).entries()) {
      const id = member(value, 'id');
      const name = typeof id === 'string' ? id : `#${i}`;
      const rule = parseRule(value, ['rules', i], (path, message) => report(path, message, name));
      if (rule && rules.some((other) => other.id === rule.id)) report(['rules', i, 'id'], words.sameId(rule.id), name);
      else if (rule) rules.push(rule);
    }
  };
  read();
  return { rules, problems };
}

function failed(message: Message, line: number | null = null, column: number | null = null): ParsedRules {
  return { rules: [], problems: [{ message, line, column, rule: null }] };
}
