import type { Unanswered } from '../../model/reading.ts';
import type { Answer } from './answer.ts';
import { choose, type Choice } from './choose.ts';
import type { JsonDocument } from './document.ts';
import { confidenceOf, evidenceOf } from './evidence.ts';
import { itemsOf } from './items.ts';
import { itemLabels } from './label.ts';
import type { Request } from './request.ts';
import { isStrong } from './strict.ts';

/**
 * Reads a body that no named reader knows, by what its lists look like.
 *
 * @param status of the answer: if it is no 207, an ordinary list must not be taken for results
 * @returns null where the body holds no operations that can be told
 */
export function readGeneric(document: JsonDocument, request: Request, status: number): Answer | null {
  const choice = choose(document.value, request);
  if (!choice || (status !== 207 && !isStrong(choice, request, status))) return null;
  const items = itemsOf(choice, document, 0);
  if (items.length === 0) return null;
  return {
    dialect: null,
    confidence: confidenceOf(choice),
    evidence: evidenceOf(choice),
    items,
    unanswered: unansweredOf(choice),
  };
}

/** Request items that nothing answers. Where an API lists errors alone, silence means success and nothing is missing. */
function unansweredOf({ kind, lists }: Choice): readonly Unanswered[] {
  const requested = lists[0]?.correlation.requested;
  if (!requested || lists.some(({ correlation }) => correlation.requested !== requested)) return [];
  if (kind === 'split' && !lists.some(({ list }) => list.role === 'good')) return [];
  const answered = new Set(lists.flatMap(({ correlation }) => correlation.items));
  // A list without ties might answer any of them.
  if (lists.some(({ correlation }) => correlation.items.includes(null)) && answered.size > 0 && lists.length > 1)
    return [];
  const label = itemLabels(requested);
  return requested.items
    .filter((item) => !answered.has(item))
    .map((item) => ({ index: item.index, label: label(item) }));
}
