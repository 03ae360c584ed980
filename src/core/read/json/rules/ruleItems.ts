import type { DisplayText } from '../../../model/message.ts';
import type { Outcome } from '../../../model/operation.ts';
import { operationMessages } from '../../../model/messages.ts';
import { type Item, type Items, pathsOfLists, itemTexts } from '../items/item.ts';
import { type Contradiction, itemContradiction, contradictionMessage } from '../detect/contradiction.ts';
import { outcomeWithNested } from '../items/buildItems.ts';
import { isIndexName } from '../request/statedIndex.ts';
import * as words from '../messages.ts';
import { itemMessage } from '../items/itemMessage.ts';
import type { RequestItem } from '../request/requestLists.ts';
import { isList, isObject, type Json } from '../syntax/value.ts';
import { vendorCode } from '../vocabulary/vendorCode.ts';
import { outcomeNumber, outcomeOfNumber } from '../../../model/columnNumbers.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';
import { type ItemContext, textAtPlace } from './place.ts';
import { itemDoubt } from '../detect/itemDoubt.ts';
import type { Container } from './rule.ts';
import { toList } from './rule.ts';
import { type StatedOutcome, statedOutcome } from './statedOutcome.ts';

/** An item of a container, and the request item that it belongs to. */
export interface ItemSource {
  readonly position: number;
  readonly requestItem: RequestItem | null;
}

interface ContainerContext {
  readonly contextAt: (position: number, requested: RequestItem | null) => ItemContext;
  /** The label of a request item. */
  readonly labelOf: (requestItem: RequestItem) => string | null;
  /** The heading, if there are several lists. */
  readonly group: string | null;
  /** Whether the rule states how to match items to the request. */
  readonly isMatched: boolean;
}

/**
 * Returns the items of a container according to a rule. The general rules apply where the rule has no member.
 *
 * @param base the items according to the general rules
 */
export function ruleItems(
  container: Container,
  base: Items,
  sources: readonly ItemSource[],
  at: ContainerContext,
): Items {
  const outcomes = new Uint8Array(sources.length);
  const statuses = new Uint16Array(sources.length);
  const contextOf = ({ position, requestItem }: ItemSource): ItemContext => at.contextAt(position, requestItem);
  for (const [i, source] of sources.entries()) {
    const context = contextOf(source);
    const state = statedOutcome(container, container.outcome, context);
    outcomes[i] = outcomeNumber(outcomeOf(state, context, base, source.position));
    statuses[i] = (state ? state.status : base.status(source.position)) ?? 0;
  }
  const sourceAt = (item: number): ItemSource => {
    const source = sources[item];
    if (!source) throw new RangeError(`no item ${item} among ${sources.length}`);
    return source;
  };
  const label = (item: number): string | null => {
    const source = sourceAt(item);
    const own = labelIn(container, contextOf(source));
    if (own !== undefined) return own;
    const general = base.label(source.position);
    const requestItem = source.requestItem && at.labelOf(source.requestItem);
    return general === null || general.startsWith('#') ? (requestItem ?? general) : general;
  };
  const items: Items = {
    size: sources.length,
    outcome: (item) => outcomeOfNumber(outcomes[item]),
    status: (item) => statuses[item] || null,
    label,
    group: (item) => groupOf(container, contextOf(sourceAt(item)), at.group),
    texts: (item) => itemTexts(items.at(item)),
    isNested: base.isNested,
    nested: (item) => base.nested(sourceAt(item).position),
    listPaths: pathsOfLists(base),
    at: (item) => {
      const source = sourceAt(item);
      return itemOf(container, base, source, contextOf(source), label(item), at);
    },
  };
  return items;
}

/** The label at the first place that has one; an index is written as `#3`. */
function labelIn(container: Container, context: ItemContext): string | undefined {
  for (const place of toList(container.label)) {
    const text = textAtPlace(place, context);
    if (text !== undefined)
      return /^\d+$/.test(text) && isIndexName(place.slice(place.lastIndexOf('/') + 1))
        ? words.number(Number(text))
        : text;
  }
  return undefined;
}

/** The outcome of an item, combined with that of the operations nested in it. */
function outcomeOf(state: StatedOutcome | null, { value }: ItemContext, base: Items, position: number): Outcome {
  if (!state) return base.outcome(position);
  const own = contradictionOf(state, value)?.outcome ?? state.outcome;
  return base.isNested ? outcomeWithNested(own, base.nested(position)) : own;
}

/** The member that contradicts an item that is a success according to the rule; null if there is none. */
function contradictionOf(state: StatedOutcome | null, value: Json): Contradiction | null {
  if (state?.outcome !== 'success' && state?.outcome !== 'notice') return null;
  return itemContradiction(value) ?? itemDoubt(value, () => true);
}

function itemOf(
  container: Container,
  base: Items,
  { position }: ItemSource,
  context: ItemContext,
  label: string | null,
  at: ContainerContext,
): Item {
  const general = base.at(position);
  const state = statedOutcome(container, container.outcome, context);
  const contradiction = contradictionOf(state, context.value);
  const own = contradiction?.outcome ?? state?.outcome ?? general.outcome;
  const isFailing = own === 'failure' || own === 'dependent' || own === 'partial';
  const code = textAtPlace(container.code, context) ?? (isFailing ? ownCode(state, context) : null);
  return {
    ...general,
    outcome: outcomeOf(state, context, base, position),
    ...(state && {
      status: state.status,
      statusText: state.statusText,
      note: contradiction && operationMessages.contradicted(contradiction.member),
    }),
    label,
    message: contradiction
      ? contradictionMessage(contradiction)
      : messageIn(container, context, general, code, isFailing),
    code: isFailing || container.code !== undefined ? code : null,
    ...(at.isMatched && { requestIndex: context.requested?.index ?? null, unrequested: false }),
    group: groupOf(container, context, at.group),
  };
}

function groupOf({ group }: Container, context: ItemContext, usual: string | null): string | null {
  if (group === undefined) return usual;
  return isPlace(group) ? (textAtPlace(group, context) ?? null) : group;
}

/** The value at `status`; if that is missing or a known word such as ERROR, which only repeats the outcome, the vendor code of the item. */
function ownCode(state: StatedOutcome | null, { value }: ItemContext): string | null {
  const own = state?.own ?? null;
  return own !== null && outcomeOfWord(own) === null ? own : vendorCode(value, state?.status ?? null);
}

function isPlace(text: string): boolean {
  return text.startsWith('/') || text.startsWith('@');
}

function messageIn(
  container: Container,
  context: ItemContext,
  base: Item,
  code: string | null,
  isFailing: boolean,
): DisplayText | null {
  for (const place of toList(container.message)) {
    const text = textAtPlace(place, context);
    if (text !== undefined) return text;
  }
  const meaning = code === null ? undefined : meaningOf(container, code);
  if (meaning !== undefined) return meaning;
  if (typeof context.value === 'string') return isFailing ? (base.message ?? null) : null;
  return isObject(context.value) || isList(context.value) ? itemMessage(context.value, isFailing) : null;
}

function meaningOf({ meanings }: Container, code: string): string | undefined {
  return meanings && Object.hasOwn(meanings, code) ? meanings[code] : undefined;
}
