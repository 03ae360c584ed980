import { INVISIBLE } from '../../../text/invisible.ts';
import { safeLine } from '../../../text/safeText.ts';
import { namelessRule } from './messages.ts';
import { isList, isObject, type Json, parseJson } from '../syntax/value.ts';
import type { Rule } from './rule.ts';

/** The user's choices: the pointers of a candidate and of its fields. */
export interface RuleChoice {
  readonly container: string;
  readonly status?: string;
  readonly label?: string;
  readonly message?: string;
}

/** Creates a rule from the choices for one response. */
export function suggestRule({
  url,
  httpStatus = 207,
  ...choice
}: RuleChoice & { readonly url: string | null; readonly httpStatus?: number }): Rule {
  const pattern = url === null ? null : patternFor(url);
  return {
    id: slugOf(pattern ?? choice.container),
    name:
      pattern === null ? safeLine(namelessRule(choice.container)) : pattern.replace(/^\w+:\/\//, '').replace(/\*$/, ''),
    ...(pattern !== null && { url: pattern }),
    ...(httpStatus !== 207 && { anyStatus: true }),
    ...choice,
  };
}

/** A URL without its query, with a star for each step that looks like an id, and for each invisible character. */
function patternFor(url: string): string {
  const path = url.replace(/[?#].*$/s, '');
  const steps = path.split('/');
  const pattern = steps.map((step, i) => (i > 2 && isId(step) ? '*' : step.replaceAll('*', ''))).join('/');
  return `${pattern.replace(INVISIBLE, '*')}*`.replace(/\*+/g, '*').slice(0, 500);
}

function isId(step: string): boolean {
  return /^\d+$/.test(step) || /^[\da-f-]{16,}$/i.test(step);
}

function slugOf(text: string): string {
  const slug = text
    .replace(/^\w+:\/\//, '')
    .replaceAll(/[^\w.-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return slug === '' ? 'rule' : slug.slice(0, 100);
}

/**
 * The text of a rules file with a rule added, or replacing the rule with the same id. Other rules, including invalid ones,
 * do not change. Null if the text is not a rules file.
 */
export function addRule(text: string, rule: Rule): string | null {
  const file = text.trim() === '' ? { version: 1, rules: [] } : parseJson(text);
  if (!isObject(file) || !isList(file['rules'])) return null;
  const rules: readonly Json[] = file['rules'];
  const at = rules.findIndex((other) => isObject(other) && other['id'] === rule.id);
  const all: readonly unknown[] = at < 0 ? [...rules, rule] : rules.map((other, i) => (i === at ? rule : other));
  return `${JSON.stringify({ ...file, rules: all }, null, 2)}\n`;
}
