import { nameRole, nameWords } from '../vocabulary/nameRoles.ts';
import { isList, type JsonObject } from '../syntax/value.ts';

/** Nouns after which a list is information about other data, unless another list has the opposite name. */
const INFORMATION = new Set(['info', 'infos', 'metadata']);
const GOOD = new Set(['valid']);
const BAD = new Set(['ng', 'nok', 'ko']);

/**
 * The roles of lists whose names alone state none, but which are beside a list with the opposite first word and the same noun:
 * `successOrderInfos` and `failOrderInfos`, `okItems` and `ngItems`.
 */
export function oppositeRoles(holder: JsonObject): ReadonlyMap<string, 'good' | 'bad'> {
  const nouns = new Map<string, Set<string>>();
  const found: [name: string, role: 'good' | 'bad', noun: string][] = [];
  for (const name in holder) {
    if (!isList(holder[name])) continue;
    const words = nameWords(name);
    const role = firstRole(words);
    if (role === null) continue;
    const noun = words.slice(1).join(' ');
    nouns.set(noun, (nouns.get(noun) ?? new Set()).add(role));
    if (INFORMATION.has(words.at(-1) ?? '') || BAD.has(words[0] ?? '')) found.push([name, role, noun]);
  }
  const pairs = found.filter(([, , noun]) => nouns.get(noun)?.size === 2);
  return new Map(pairs.map(([name, role]) => [name, role]));
}

function firstRole([first = '', ...noun]: readonly string[]): 'good' | 'bad' | null {
  if (noun.length === 0) return null;
  if (GOOD.has(first)) return 'good';
  if (BAD.has(first)) return 'bad';
  const role = nameRole(first);
  return role === 'good' || role === 'bad' ? role : null;
}
