import { type Field, fieldSecrets } from './fieldSecrets.ts';
import { isXml } from './markup.ts';
import { createSecret, type Finding, type Secret } from './secret.ts';
import { isConstant, readingOf } from './secretValues.ts';

/** The content of an element that has a secret name. */
export interface ContentOf extends Field {
  readonly start: number;
  /** How a tag begins: `<`, or escaped in XML or JSON. */
  readonly opening: string;
}

/** A part of the text of an element. */
interface TextPart {
  readonly start: number;
  readonly end: number;
  readonly isCdata: boolean;
}

/** Maximum number of parts of one text. No known server sends more. */
const MOST_PARTS = 20;

/** Returns the secret in the text of an element, which may be interrupted by CDATA sections, comments and processing instructions. */
export function contentFinding(text: string, { name, kind, start, opening }: ContentOf): Finding | null {
  const parts = opening === '<' ? textParts(text, start) : [escapedPart(text, start, opening)];
  const last = parts.at(-1);
  if (last === undefined) return null;
  const isJoined = parts.length > 1 && (kind === 'password' || kind === 'token');
  const secrets = isJoined
    ? joined(text, parts, name)
    : parts.flatMap(({ start: from, end, isCdata }) =>
        fieldSecrets(text, from, end, { name, kind }).map((secret) =>
          isCdata ? secret : { ...secret, value: withoutReferences(secret.value) },
        ),
      );
  return secrets.length === 0 ? null : { secrets, end: last.end };
}

/** One secret of several parts: the first is replaced, the others are removed. */
function joined(text: string, parts: readonly TextPart[], name: string): readonly Secret[] {
  const value = parts
    .map(({ start, end, isCdata }) => (isCdata ? text.slice(start, end) : withoutReferences(text.slice(start, end))))
    .join('');
  if (isConstant(value)) return [];
  const reading = readingOf(value);
  return parts.map(({ start, end }, index) => ({
    ...createSecret(text, start, end, { rule: 'member', name, reading }),
    value,
    isRest: index > 0,
  }));
}

function escapedPart(text: string, start: number, opening: string): TextPart {
  const next = text.indexOf(opening, start);
  return { start, end: trimmedEnd(text, start, next === -1 ? text.length : next), isCdata: false };
}

const INTERRUPTIONS = [
  { opening: '<![CDATA[', closing: ']]>', isText: true },
  { opening: '<!--', closing: '-->', isText: false },
  { opening: '<?', closing: '?>', isText: false },
] as const;

/** The parts of a text up to the next tag, without white space around them. */
function textParts(text: string, from: number): readonly TextPart[] {
  const parts: TextPart[] = [];
  const add = (start: number, end: number, isCdata: boolean): void => {
    const trimmed = trimmedStart(text, start, end);
    const to = trimmedEnd(text, trimmed, end);
    if (trimmed < to) parts.push({ start: trimmed, end: to, isCdata });
  };
  let at = from;
  for (let count = 0; count < MOST_PARTS; count += 1) {
    const next = text.indexOf('<', at);
    add(at, next === -1 ? text.length : next, false);
    const interruption = next === -1 ? undefined : INTERRUPTIONS.find(({ opening }) => text.startsWith(opening, next));
    if (interruption === undefined) break;
    const start = next + interruption.opening.length;
    const end = endOf(text, start, interruption.closing);
    if (interruption.isText) add(start, end === -1 ? text.length : end, true);
    // In another format than XML, the next part may be in another string.
    if (end === -1 || !isXml(text)) break;
    at = end + interruption.closing.length;
  }
  return parts;
}

/** The last search for the end of each kind of section, from `start` to `end`. Repeating it for each section would take quadratic time. */
const lastSearches = new Map<string, { readonly text: string; readonly start: number; readonly end: number }>();

function endOf(text: string, start: number, closing: string): number {
  const last = lastSearches.get(closing);
  if (last?.text === text && last.start <= start && (last.end === -1 || start <= last.end)) return last.end;
  const end = text.indexOf(closing, start);
  lastSearches.set(closing, { text, start, end });
  return end;
}

function trimmedStart(text: string, start: number, end: number): number {
  let from = start;
  while (from < end && /\s/.test(text.charAt(from))) from += 1;
  return from;
}

export function trimmedEnd(text: string, start: number, end: number): number {
  let to = end;
  while (to > start && /\s/.test(text.charAt(to - 1))) to -= 1;
  return to;
}

const REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Replaces the predefined entities and character references of XML. */
export function withoutReferences(value: string): string {
  if (!value.includes('&')) return value;
  return value.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (whole, name, decimal, hex) => {
    if (typeof name === 'string') return REFERENCES[name.toLowerCase()] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}
