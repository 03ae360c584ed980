import type { Outcome } from '../../../model/operation.ts';
import * as words from '../messages.ts';
import { type Item, type Items, pathsOfLists, itemTexts } from '../items/item.ts';
import { type Contradiction, itemContradiction, contradictionMessage } from '../detect/contradiction.ts';
import { outcomeWithNested } from '../items/buildItems.ts';
import { itemMessage } from '../items/itemMessage.ts';
import type { RequestItem } from '../request/requestLists.ts';
import { isList, isObject, type Json } from '../syntax/value.ts';
import { vendorCode } from '../vocabulary/vendorCode.ts';
import { outcomeNumber, outcomeAt } from '../detect/verdictColumn.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';
import { type ItemContext, textAtPlace } from './place.ts';
import type { Container } from './rule.ts';
import { toList } from './rule.ts';
import { type StatedOutcome, statedOutcome } from './statedOutcome.ts';

/** An item of a container, and what it answers. */
export interface ItemSource {
  readonly position: number;
  readonly asked: RequestItem | null;
}

interface ContainerContext {
  readonly spotAt: (position: number, requested: RequestItem | null) => ItemContext;
  /** What the request's item is called. */
  readonly labelOf: (asked: RequestItem) => string | null;
  /** The heading, where there are several lists. */
  readonly group: string | null;
  /** Whether the rule says how to tie items to the request. */
  readonly isTied: boolean;
}

/** The items of a container as a rule reads them, on the ground of what the general rules make of them. */
export function ruleItems(
  container: Container,
  base: Items,
  reads: readonly ItemSource[],
  at: ContainerContext,
): Items {
  const outcomes = new Uint8Array(reads.length);
  const statuses = new Uint16Array(reads.length);
  const spotOf = ({ position, asked }: ItemSource): ItemContext => at.spotAt(position, asked);
  for (const [i, read] of reads.entries()) {
    const spot = spotOf(read);
    const state = statedOutcome(container, container.outcome, spot);
    outcomes[i] = outcomeNumber(outcomeOf(state, spot, base, read.position));
    statuses[i] = (state ? state.status : base.status(read.position)) ?? 0;
  }
  const readAt = (item: number): ItemSource => {
    const read = reads[item];
    if (!read) throw new RangeError(`no item ${item} among ${reads.length}`);
    return read;
  };
  const label = (item: number): string | null => {
    const read = readAt(item);
    const own = textAtPlace(container.label, spotOf(read));
    if (own !== undefined) return own;
    const general = base.label(read.position);
    const asked = read.asked && at.labelOf(read.asked);
    return general === null || general.startsWith('#') ? (asked ?? general) : general;
  };
  const items: Items = {
    size: reads.length,
    outcome: (item) => outcomeAt(outcomes, item),
    status: (item) => statuses[item] || null,
    label,
    group: (item) => groupOf(container, spotOf(readAt(item)), at.group),
    texts: (item) => itemTexts(items.at(item)),
    isNested: base.isNested,
    nested: (item) => base.nested(readAt(item).position),
    listPaths: pathsOfLists(base),
    at: (item) => {
      const read = readAt(item);
      return itemOf(container, base, read, spotOf(read), label(item), at);
    },
  };
  return items;
}

/** A failing part makes a failure of what the item says, which only counts what it says itself. */
function outcomeOf(state: StatedOutcome | null, { value }: ItemContext, base: Items, position: number): Outcome {
  if (!state) return base.outcome(position);
  const own = contradictionOf(state, value)?.outcome ?? state.outcome;
  return base.isNested ? outcomeWithNested(own, base.nested(position)) : own;
}

/** What contradicts an item that succeeded by the word of a rule. */
function contradictionOf(state: StatedOutcome | null, value: Json): Contradiction | null {
  return state?.outcome === 'success' || state?.outcome === 'notice' ? itemContradiction(value) : null;
}

function itemOf(
  container: Container,
  base: Items,
  { position }: ItemSource,
  spot: ItemContext,
  label: string | null,
  at: ContainerContext,
): Item {
  const general = base.at(position);
  const state = statedOutcome(container, container.outcome, spot);
  const contradiction = contradictionOf(state, spot.value);
  const own = contradiction?.outcome ?? state?.outcome ?? general.outcome;
  const isFailing = own === 'failure' || own === 'dependent' || own === 'partial';
  const code = textAtPlace(container.code, spot) ?? (isFailing ? ownCode(state, spot) : null);
  return {
    ...general,
    outcome: outcomeOf(state, spot, base, position),
    ...(state && {
      status: state.status,
      statusText: state.statusText,
      note: contradiction && words.contradicted(contradiction.member),
    }),
    label,
    message: contradiction ? contradictionMessage(contradiction) : messageIn(container, spot, general, code, isFailing),
    code: isFailing || container.code !== undefined ? code : null,
    ...(at.isTied && { requestIndex: spot.requested?.index ?? null, unrequested: false }),
    group: groupOf(container, spot, at.group),
  };
}

function groupOf({ group }: Container, spot: ItemContext, usual: string | null): string | null {
  if (group === undefined) return usual;
  return isPlace(group) ? (textAtPlace(group, spot) ?? null) : group;
}

/** A word such as ERROR says no more than the outcome. */
function ownCode(state: StatedOutcome | null, { value }: ItemContext): string | null {
  const own = state?.own ?? null;
  return own !== null && outcomeOfWord(own) === null ? own : vendorCode(value, state?.status ?? null);
}

function isPlace(text: string): boolean {
  return text.startsWith('/') || text.startsWith('@');
}

function messageIn(
  container: Container,
  spot: ItemContext,
  base: Item,
  code: string | null,
  isFailing: boolean,
): string | null {
  for (const place of toList(container.message)) {
    const text = textAtPlace(place, spot);
    if (text !== undefined) return text;
  }
  const meaning = code === null ? undefined : meaningOf(container, code);
  if (meaning !== undefined) return meaning;
  if (typeof spot.value === 'string') return isFailing ? (base.message ?? null) : null;
  return isObject(spot.value) || isList(spot.value) ? itemMessage(spot.value, isFailing) : null;
}

function meaningOf({ meanings }: Container, code: string): string | undefined {
  return meanings && Object.hasOwn(meanings, code) ? meanings[code] : undefined;
}
