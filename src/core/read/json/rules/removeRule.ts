import { isList, isObject, parseJson } from '../syntax/value.ts';

/** The text of a file of rules without one of them; the others are left as they are. Null where the text is no such file. */
export function removeRule(text: string, id: string): string | null {
  const file = parseJson(text);
  if (!isObject(file) || !isList(file['rules'])) return null;
  const rules = file['rules'].filter((rule) => !isObject(rule) || rule['id'] !== id);
  return `${JSON.stringify({ ...file, rules }, null, 2)}\n`;
}
