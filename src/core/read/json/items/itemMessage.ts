import { booleanValue } from '../vocabulary/failureWords.ts';
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
    'detail details diagnostics errordescription description text msg error errordetail statusmessage fieldmessage errortext explanation strerror messagetext',
    'title reason cause summary hint info note remark comment why because rejection stderr libelle',
    'statustext httpstatusline reasonphrase statusdescription',
  ].flatMap((names, rank) => names.split(' ').map((name) => [name, rank])),
);
/** Members that may hold the message one level deeper. */
const HOLDERS = new Set(
  'body response result httpbody content contents payload status sstatus http responsebody message messagelist value data detail details statusinfo statusdetail statusdetails reasons issue issues outcome apiresponse docs item reason cause'.split(
    ' ',
  ),
);
const LAST_RESORT = 3;
/** A code such as `not_found`. */
const SNAKE = /^[a-z]+(?:_[a-z]+)+$/;
/** Members of a success that are part of its payload, not its message. */
const PAYLOAD = new Set(
  'text title summary description reason cause hint info note remark comment why because explanation value data content payload docs item'.split(
    ' ',
  ),
);

interface Candidate {
  readonly text: string;
  /** Lower is better. */
  readonly score: number;
  /** The path of the member, with `[]` for indexes: messages of the same origin are joined. */
  readonly origin: string;
}

/**
 * The most readable message of an item; null if it has none. Searches errors, bodies and the values inside them, including
 * JSON strings and base64, and joins the messages of one list of errors.
 *
 * @param isFailing whether to search everywhere; for a successful item, only its own message and warnings are returned
 */
export function itemMessage(item: Json, isFailing: boolean): string | null {
  if (typeof item === 'string') return item;
  if (!isFailing && !hasRemarkMember(item)) return null;
  const only = onlyMember(item);
  // `{"404": {"message": ...}}`, `{"delete": {"error": ...}}`
  const value = only && isObject(only[1]) && memberTraits(only[0]).error === null ? only[1] : item;
  const best = bestOf(new MessageSearch(isFailing).candidatesIn(value));
  if (isFailing) return best ?? longestSentence(item) ?? listedTexts(item);
  // "OK" beside a success adds nothing.
  return best !== null && outcomeOfWord(best) === 'success' ? null : best;
}

/** The position of a search in an item. */
interface Position {
  readonly origin: string;
  readonly depth: number;
  readonly inError: boolean;
}

class MessageSearch {
  readonly #isFailing: boolean;
  readonly #candidates: Candidate[] = [];
  #nodes = 0;

  constructor(isFailing: boolean) {
    this.#isFailing = isFailing;
  }

  candidatesIn(value: Json): readonly Candidate[] {
    this.#visit(value, { origin: '', depth: 0, inError: false });
    return this.#candidates;
  }

  #visit(value: Json, position: Position): void {
    const { origin, depth, inError } = position;
    this.#nodes += 1;
    if (this.#nodes > MOST_NODES || depth > DEEPEST) return;
    if (isList(value)) {
      for (const inner of value.slice(0, 10)) {
        if (typeof inner === 'string' && inError) this.#add(inner, 1, depth, origin);
        else this.#visit(inner, { ...position, origin: `${origin}[]` });
      }
    } else if (isObject(value)) {
      const texts = inError ? fieldTexts(value) : [];
      for (const text of texts) this.#add(text, 1, depth + 1, origin);
      if (texts.length === 0) for (const [key, inner] of Object.entries(value)) this.#visitMember(key, inner, position);
    }
  }

  #visitMember(key: string, value: Json, position: Position): void {
    if (typeof value === 'string') return this.#visitText(key, value, position);
    if (typeof value !== 'object' || value === null) return;
    const { name, error, holdsResponse } = memberTraits(key);
    const holdsMessage = this.#holdsMessage(key, value);
    const isSearched = this.#isFailing
      ? holdsMessage || position.inError || isSingleObject(value, position.depth)
      : holdsMessage && error === null && !holdsResponse && !PAYLOAD.has(name);
    if (!isSearched) return;
    const isError =
      error !== null || name === 'reasons' || name === 'warnings' || (this.#isFailing && name.endsWith('messages'));
    this.#visit(value, inside(position, key, isError));
  }

  #visitText(key: string, text: string, position: Position): void {
    const { name, error, flag, holdsResponse } = memberTraits(key);
    if (flag !== null && booleanValue(text) !== null) return;
    const rank = rankOf(key, position);
    const mayEmbed = (rank !== undefined || this.#holdsMessage(key, text)) && (this.#isFailing || error !== null);
    const embedded = mayEmbed ? embeddedJson(text) : undefined;
    const inner = inside(position, key, error !== null);
    if (embedded !== undefined) {
      this.#visit(embedded, { ...inner, inError: inner.inError || !isObject(embedded) });
    } else if (
      rank !== undefined &&
      (this.#isFailing || (error === null && (!PAYLOAD.has(name) || position.inError)))
    ) {
      const isCode = error === 'part' && name.endsWith('code');
      this.#add(text, isCode ? LAST_RESORT : rank, position.depth, inner.origin);
    } else if (holdsResponse && this.#isFailing) {
      const title = /<(?:\w+:)?(?:message|title)>([^<]+)</i.exec(text)?.[1];
      if (title) this.#add(title, 1, position.depth + 1, inner.origin);
    }
  }

  /** Whether the message of an item may be inside a member. */
  #holdsMessage(key: string, value: Json): boolean {
    const { name, error, holdsResponse } = memberTraits(key);
    return (
      HOLDERS.has(name) ||
      holdsResponse ||
      error !== null ||
      name.endsWith('messages') ||
      (name.startsWith('message') && isList(value)) ||
      (!this.#isFailing && name === 'warnings')
    );
  }

  #add(raw: string, rank: number, depth: number, origin: string): void {
    const text = raw.trim();
    if (text === '' || text.length > LONGEST * 4) return;
    // A sentence is better than CONSTANT_CASE, however well the name of the member fits.
    const base = (isSentence(text) ? 0 : 10) + (rank === LAST_RESORT ? 8 - depth : rank) + (SNAKE.test(text) ? 1.5 : 0);
    this.#candidates.push({ text, origin, score: base + depth * 0.6 });
  }
}

function inside({ origin, depth, inError }: Position, key: string, isError: boolean): Position {
  return { origin: `${origin}.${key}`, depth: depth + 1, inError: inError || isError };
}

/** How well the name of a text member fits a message, best first; undefined if it holds none. */
function rankOf(key: string, { origin, inError }: Position): number | undefined {
  const { name, error } = memberTraits(key);
  // OData 2 writes `message: {lang, value}`.
  if (name === 'value' && origin.toLowerCase().endsWith('.message')) return 0;
  const rank = RANKS[name];
  if (rank !== undefined) return rank;
  // `result_msg`
  if (name.endsWith('msg')) return 0;
  // `refusalReason`, `stateReason`
  if ((error !== null && name !== 'errortype') || name.endsWith('reason')) return 2;
  // Dropbox and others nest constants: the innermost one is the most specific.
  return inError && (name === 'tag' || name === 'code' || name === 'type') ? LAST_RESORT : undefined;
}

/** Whether a successful item may hold a message. Few do, and this test is cheap. */
function hasRemarkMember(item: Json): boolean {
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

/** Whether a text has several words, or characters outside ASCII. */
export function isSentence(text: string): boolean {
  return /[\p{L}:;,]\s+\S/u.test(text) || (text.length > 3 && !/^[\x20-\x7e]+$/.test(text));
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

/** The same for an item that holds nothing but lists of texts by field. */
function listedTexts(item: Json): string | null {
  if (!isObject(item) || !Object.values(item).every(isList)) return null;
  const texts = Object.entries(item).flatMap(([key, inner]) => {
    const own = isList(inner) ? inner.filter((text) => typeof text === 'string' && isSentence(text)) : [];
    return own.length > 0 ? [`${key}: ${joined(own, ' ')}`] : [];
  });
  return texts.slice(0, 3).join('; ').slice(0, LONGEST) || null;
}

const REASONS = new Set(['reason', 'cause', 'because', 'why']);

/** The reason of an item that states neither success nor failure: `{"state": "SKIPPED", "reason": "Already up to date"}`. */
export function statedReason(item: Json): string | null {
  if (!isObject(item)) return null;
  for (const key in item) {
    const value = item[key];
    if (typeof value === 'string' && value.trim() !== '' && REASONS.has(normalizeName(key))) return value;
  }
  return null;
}

/** A nested object with a message of its own: `{"id": 1, "value": {"Message": "..."}}`. */
function isSingleObject(value: Json, depth: number): boolean {
  return depth > 0 && isObject(value) && Object.keys(value).some((key) => RANKS[normalizeName(key)] === 0);
}

/** The longest sentence among the members of an item, for items without a member named like a message. */
function longestSentence(item: Json): string | null {
  if (!isObject(item)) return null;
  const sentences = Object.entries(item).flatMap(([key, value]) =>
    typeof value === 'string' && nameWords(value).length >= 4 && isSentence(value) && memberTraits(key).code === null
      ? [value]
      : [],
  );
  return sentences.toSorted((a, b) => b.length - a.length)[0] ?? null;
}
