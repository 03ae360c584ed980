import { mediaType } from '../../har/mediaType.ts';
import type { Exchange } from '../../har/exchange.ts';
import { bodyKindOf } from '../bodyKind.ts';
import type { AddFinding } from '../finding.ts';
import { Batch } from './batch.ts';
import { checkText } from './rules/text.ts';
import { checkWithoutItems } from './rules/withoutItems.ts';
import { ITEM_RULES } from './rules/itemRules.ts';
import { jsonSource } from './source.ts';

/** Checks a response with a JSON body. */
export function* checkJson(exchange: Exchange, add: AddFinding): Generator<void, void> {
  const { text } = exchange.body;
  const { contentType } = exchange.response;
  if (text === null || bodyKindOf(text, contentType) !== 'json') return;
  const source = jsonSource(text, mediaType(contentType).essence);
  yield;
  checkText(exchange, text, source, add);
  if (source.value === undefined) return;
  yield;
  const batch = new Batch(exchange, source.value, source, add);
  if (batch.items.length === 0) return checkWithoutItems(batch);
  for (const check of ITEM_RULES) {
    yield;
    check(batch);
  }
}
