import { isList, isObject, parseJson } from '../syntax/value.ts';

/** The text of a rules file without one rule. Other rules do not change. Null if the text is not a rules file. */
export function removeRule(text: string, id: string): string | null {
  const file = parseJson(text);
  if (!isObject(file) || !isList(file['rules'])) return null;
  const rules = file['rules'].filter((rule) => !isObject(rule) || rule['id'] !== id);
  return `${JSON.stringify({ ...file, rules }, null, 2)}\n`;
}
