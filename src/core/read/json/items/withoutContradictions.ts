import * as words from '../messages.ts';
import { type Answer, type Item, listed } from './item.ts';
import { contradictionIn, messageIn } from '../detect/contradiction.ts';
import { type Json, valueAt } from '../syntax/value.ts';
import { vendorCode } from '../vocabulary/vendorCode.ts';

/**
 * What a named reader made of a body, with failures in place of the successes that contradict themselves. Items that the
 * general rules judge are compared there (`items.ts`).
 */
export function withoutContradictions(answer: Answer, root: Json): Answer {
  const { made } = answer.items;
  if (!made) return answer;
  let isChanged = false;
  const items = made.map((item) => {
    const other = compared(item, root);
    isChanged ||= other !== item;
    return other;
  });
  return isChanged ? { ...answer, items: listed(items) } : answer;
}

function compared(item: Item, root: Json): Item {
  if (item.isImplied || (item.outcome !== 'success' && item.outcome !== 'notice')) return item;
  const value = valueAt(root, item.path) ?? null;
  const contradiction = contradictionIn(value);
  if (!contradiction) return item;
  return {
    ...item,
    outcome: contradiction.outcome,
    note: words.contradicted(contradiction.member),
    message: messageIn(contradiction),
    code: item.code ?? vendorCode(value, item.status ?? null),
  };
}
