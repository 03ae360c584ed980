import { normalizeName, nameWords } from '../vocabulary/nameRoles.ts';
import { embeddedJson } from '../syntax/embeddedJson.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';
import { isList, isObject, joined, type Json, type JsonObject, onlyMember } from '../syntax/value.ts';

const LONGEST = 1000;
const MOST_NODES = 200;
const DEEPEST = 7;

/** How well a member's name fits a message, best first. */
const RANKS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'message errormessage errmsg errormsg usermessage longmessage validationmessage resultmessage',
    'detail details diagnostics errordescription description text msg error errordetail statusmessage fieldmessage errortext',
    'title reason cause summary hint',
    'statustext httpstatusline reasonphrase statusdescription',
  ].flatMap((names, rank) => names.split(' ').map((name) => [name, rank])),
);
/** Where the message of an item may be one level deeper. */
const HOLDERS = new Set(
  'body response result httpbody content payload status sstatus responsebody message messagelist value data details statusinfo reasons issue outcome apiresponse docs item reason cause'.split(
    ' ',
  ),
);
const LAST_RESORT = 3;

interface Candidate {
  readonly text: string;
  readonly score: number;
  /** Messages of one list have the same origin and are told together. */
  readonly origin: string;
}

/**
 * What an item says in words, in the plainest words that it has; null where it says nothing. Looks into errors, bodies
 * and what they wrap, JSON strings and base64 included; several errors of one list are joined.
 *
 * @param isFailing whether to look everywhere; what succeeded is only asked for its own message and warnings
 */
export function itemMessage(item: Json, isFailing: boolean): string | null {
  if (typeof item === 'string') return item;
  if (!isFailing && !mayRemark(item)) return null;
  const candidates: Candidate[] = [];
  let nodes = 0;
  const visit = (value: Json, origin: string, depth: number, inError: boolean): void => {
    nodes += 1;
    if (nodes > MOST_NODES || depth > DEEPEST) return;
    if (isList(value)) {
      for (const inner of value.slice(0, 10)) {
        if (typeof inner === 'string' && inError) add(inner, 1, depth, origin);
        else visit(inner, `${origin}[]`, depth, inError);
      }
    } else if (isObject(value)) {
      const texts = inError ? fieldTexts(value) : [];
      for (const text of texts) add(text, 1, depth + 1, origin);
      if (texts.length === 0)
        for (const [key, inner] of Object.entries(value)) look(key, inner, origin, depth, inError);
    }
  };
  const look = (key: string, value: Json, origin: string, depth: number, inError: boolean): void => {
    const { name, error, holdsResponse } = memberTraits(key);
    // OData 2 writes `message: {lang, value}`.
    const isValue = name === 'value' && origin.toLowerCase().endsWith('.message');
    // Dropbox and others put nothing but constants, one inside the other: the innermost says most.
    const isTag = inError && typeof value === 'string' && (name === 'tag' || name === 'code' || name === 'type');
    const rank = isValue
      ? 0
      : (RANKS[name] ?? (error !== null && name !== 'errortype' ? 2 : isTag ? LAST_RESORT : undefined));
    const isPlace =
      HOLDERS.has(name) ||
      holdsResponse ||
      error !== null ||
      name.endsWith('messages') ||
      (name.startsWith('message') && isList(value)) ||
      (!isFailing && name === 'warnings');
    if (typeof value === 'string') {
      const inside =
        (holdsResponse || isPlace || rank !== undefined) && (isFailing || error !== null)
          ? embeddedJson(value)
          : undefined;
      if (inside !== undefined)
        visit(inside, `${origin}.${key}`, depth + 1, inError || error !== null || !isObject(inside));
      else if (rank !== undefined && (isFailing || error === null))
        add(value, error === 'part' && name.endsWith('code') ? LAST_RESORT : rank, depth, `${origin}.${key}`);
      else if (holdsResponse && isFailing) markup(value, depth, `${origin}.${key}`);
    } else if (
      value !== null &&
      typeof value === 'object' &&
      (isFailing ? isPlace || inError || isOneThing(value, depth) : isPlace && error === null && !holdsResponse)
    ) {
      visit(
        value,
        `${origin}.${key}`,
        depth + 1,
        inError ||
          error !== null ||
          name === 'reasons' ||
          name === 'warnings' ||
          (isFailing && name.endsWith('messages')),
      );
    }
  };
  const add = (raw: string, rank: number, depth: number, origin: string): void => {
    const text = raw.trim();
    if (text === '' || text.length > LONGEST * 4) return;
    // A sentence tells more than CONSTANT_CASE, however well the member is named.
    candidates.push({
      text,
      origin,
      score: (isSentence(text) ? 0 : 10) + (rank === LAST_RESORT ? 8 - depth : rank) + depth * 0.6,
    });
  };
  const markup = (text: string, depth: number, origin: string): void => {
    const found = /<(?:\w+:)?(?:message|title)>([^<]+)</i.exec(text)?.[1];
    if (found) add(found, 1, depth + 1, origin);
  };
  const only = onlyMember(item);
  // `{"404": {"message": ...}}`, `{"delete": {"error": ...}}`
  visit(only && isObject(only[1]) && memberTraits(only[0]).error === null ? only[1] : item, '', 0, false);
  const best = bestOf(candidates);
  if (isFailing) return best ?? anySentence(item);
  // "OK" beside a success says nothing.
  return best !== null && outcomeOfWord(best) === 'success' ? null : best;
}

/** Whether what went well says anything: seldom, so there is no need to look closely. */
function mayRemark(item: Json): boolean {
  return (
    !isObject(item) ||
    Object.keys(item).some((key) => isRemarkName(memberTraits(key).name) && item[key] !== null && item[key] !== '')
  );
}

function isRemarkName(name: string): boolean {
  return RANKS[name] !== undefined || HOLDERS.has(name) || name === 'warnings';
}

function bestOf(candidates: readonly Candidate[]): string | null {
  const [best] = candidates.toSorted((a, b) => a.score - b.score);
  if (!best) return null;
  const texts = [
    ...new Set(
      candidates
        .filter(({ origin, score }) => origin === best.origin && score < best.score + 5)
        .map(({ text }) => text),
    ),
  ];
  return texts.slice(0, 3).join('; ').slice(0, LONGEST);
}

export function isSentence(text: string): boolean {
  return /\p{L}\s+\S/u.test(text) || (text.length > 3 && !/^[\x20-\x7e]+$/.test(text));
}

/** `{"house_number": ["This field cannot be blank."]}` -> `house_number: This field cannot be blank.` */
function fieldTexts(value: JsonObject): readonly string[] {
  const entries = Object.entries(value);
  const texts = entries.map(([key, inner]) => {
    const list = isList(inner) ? inner : [inner];
    const isText = list.length > 0 && list.every((text) => typeof text === 'string' && isSentence(text));
    return isText && RANKS[normalizeName(key)] === undefined && memberTraits(key).error === null
      ? `${key}: ${joined(list, ' ')}`
      : null;
  });
  return texts.every((text) => text !== null) ? texts.filter((text) => text !== null) : [];
}

/** A single object beside the id, as in `{"id": 1, "value": {"Message": "..."}}`. */
function isOneThing(value: Json, depth: number): boolean {
  return depth > 0 && isObject(value) && Object.keys(value).some((key) => RANKS[normalizeName(key)] === 0);
}

/** Where no member has a telling name: the longest sentence that stands in the item itself. */
function anySentence(item: Json): string | null {
  if (!isObject(item)) return null;
  const sentences = Object.entries(item).flatMap(([key, value]) =>
    typeof value === 'string' && nameWords(value).length >= 4 && isSentence(value) && memberTraits(key).code === null
      ? [value]
      : [],
  );
  return sentences.toSorted((a, b) => b.length - a.length)[0] ?? null;
}
