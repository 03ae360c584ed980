import { isFailed, outcomeOfNested, worse } from '../../../model/outcome.ts';
import type { Item } from '../answer.ts';
import { messageOf } from '../message.ts';
import { isList, isObject } from '../value.ts';
import { vendorCode } from '../vendor.ts';
import { outcomeOfWord } from '../words.ts';
import { type Spot, textAtPlace } from './place.ts';
import type { Container } from './rule.ts';
import { textsOf } from './rule.ts';
import { type State, stateOf } from './state.ts';

interface Surroundings {
  /** The heading, where there are several lists. */
  readonly group: string | null;
  /** Whether the rule says how to tie items to the request. */
  readonly isTied: boolean;
}

/**
 * One item as a rule reads it, on the ground of what the general rules make of it.
 *
 * @param asked what the request's item is called
 */
export function itemOf(container: Container, base: Item, spot: Spot, asked: string | null, at: Surroundings): Item {
  const state = stateOf(container, container.outcome, spot);
  const own = state?.outcome ?? base.outcome;
  const inner = outcomeOfNested((base.items ?? []).map(({ outcome }) => outcome));
  const outcome = state && inner && isFailed(inner) ? worse(own, inner) : own;
  const isFailing = own === 'failure' || own === 'dependent' || own === 'partial';
  const code = textAtPlace(container.code, spot) ?? (isFailing ? ownCode(state, spot) : null);
  const label = textAtPlace(container.label, spot);
  const isUnnamed = base.label == null || base.label.startsWith('#');
  const { group } = container;
  return {
    ...base,
    outcome,
    ...(state && { status: state.status, statusText: state.statusText, note: null }),
    label: label ?? (isUnnamed && asked !== null ? asked : (base.label ?? null)),
    message: messageIn(container, spot, base, code, isFailing),
    code: isFailing || container.code !== undefined ? code : null,
    ...(at.isTied && { requestIndex: spot.requested?.index ?? null, unrequested: false }),
    group: group === undefined ? at.group : isPlace(group) ? (textAtPlace(group, spot) ?? null) : group,
  };
}

/** A word such as ERROR says no more than the outcome. */
function ownCode(state: State | null, { value }: Spot): string | null {
  const own = state?.own ?? null;
  return own !== null && outcomeOfWord(own) === null ? own : vendorCode(value, state?.status ?? null);
}

function isPlace(text: string): boolean {
  return text.startsWith('/') || text.startsWith('@');
}

function messageIn(
  container: Container,
  spot: Spot,
  base: Item,
  code: string | null,
  isFailing: boolean,
): string | null {
  for (const place of textsOf(container.message)) {
    const text = textAtPlace(place, spot);
    if (text !== undefined) return text;
  }
  const meaning = code === null ? undefined : meaningOf(container, code);
  if (meaning !== undefined) return meaning;
  if (typeof spot.value === 'string') return isFailing ? (base.message ?? null) : null;
  return isObject(spot.value) || isList(spot.value) ? messageOf(spot.value, isFailing) : null;
}

function meaningOf({ meanings }: Container, code: string): string | undefined {
  return meanings && Object.hasOwn(meanings, code) ? meanings[code] : undefined;
}
