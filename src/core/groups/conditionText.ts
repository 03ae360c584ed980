import type { Condition } from '../model/operation.ts';
import { readableClark } from '../read/dav/messages.ts';

/** Maximum number of hrefs of a condition in a text. */
const MAX_HREFS = 200;

/** `lock-token-submitted: /files/budget.xlsx`; in JSON `blank (email): is required` */
export function conditionText(condition: Condition | undefined): string {
  if (!condition) return '';
  const name = localName(condition.name);
  const content = condition.hrefs.length > 0 ? condition.hrefs.slice(0, MAX_HREFS).join(', ') : condition.text;
  if (condition.target != null) return [`${name} (${condition.target})`, content ?? []].flat().join(': ');
  return content === null || content === '' ? name : `${name}: ${content}`;
}

/** Returns a name without `DAV:`. @param name `{namespace}local` */
export function localName(name: string): string {
  return readableClark(name).replace(/^DAV:/, '');
}
