import type { Outcome } from '../../model/operation.ts';
import { isVerdictList, judgeList } from '../json/detect/judgeList.ts';
import { arrayList } from '../json/lists/lists.ts';
import { isObject, type Json, parseJson } from '../json/syntax/value.ts';
import type { MimeParts } from './splitParts.ts';

/** What a JSON part states about its result. */
export interface BodyResult {
  readonly outcome: Outcome;
  readonly status: number | null;
}

/**
 * The results that the JSON bodies of all parts state, for a multipart without statuses in its headers. Null unless each part
 * is a JSON object and states an outcome, since byte ranges and forms are also multiparts.
 */
export function bodyResults(parts: MimeParts): readonly BodyResult[] | null {
  const bodies: Json[] = [];
  for (let i = 0; i < parts.size; i += 1) {
    const { content } = parts.at(i);
    const body = content.trimStart().startsWith('{') ? parseJson(content.trim()) : undefined;
    if (!isObject(body)) return null;
    bodies.push(body);
  }
  const found = judgeList(arrayList(bodies, [], 'plain'));
  if (!isVerdictList(found, false)) return null;
  const results = bodies.map((_, i) => ({ outcome: found.verdicts.outcome(i), status: found.verdicts.status(i) }));
  return results.some(({ outcome }) => outcome === 'unknown') ? null : results;
}
