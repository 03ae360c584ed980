import { readableValue } from '../../core/explain/properties/values/readableValue.ts';
import { explainProperty } from '../../core/explain/properties/explainProperty.ts';
import type {
  AcePart,
  ComponentPart,
  LockPart,
  TermPart,
  ValuePart,
} from '../../core/explain/properties/values/valuePart.ts';
import { readableClark } from '../../core/read/dav/messages.ts';
import { readableHref } from '../../core/text/readableHref.ts';
import type { SentProperty } from '../../engine/api/treeRow.ts';
import { VALUES } from '../messages/values.ts';

/** Returns the parts of a property value; null to show it as sent. */
export function partsOf({ name, xml, namespaces }: SentProperty): readonly ValuePart[] | null {
  return readableValue(xml, namespaces, explainProperty(name)?.kind ?? null);
}

/** Parts in a cell. The drawer lists all of them. */
const MAX_PARTS = 20;

/** Returns a property value on one line; null to show it as sent. */
export function valueLine(property: SentProperty): string | null {
  return partsOf(property)?.slice(0, MAX_PARTS).map(partText).join(VALUES.separator) ?? null;
}

/** Puts a part of a value into words, on one line. */
export function partText(part: ValuePart): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'date':
      return localTime(part.time);
    case 'term':
      return termText(part);
    case 'href':
      return readableHref(part.href);
    case 'lock':
      return [lockName(part), ...lockFacts(part)].join(VALUES.separator);
    case 'ace':
      return aceText(part);
    case 'component':
      return componentText(part);
    case 'card':
      return VALUES.card(part.name, part.email ?? '');
    case 'bytes':
      return VALUES.bytes(part.bytes);
    case 'boolean':
      return VALUES.boolean(part.value);
    case 'language':
      return languageText(part.tag);
    case 'quota':
      return VALUES.quota[part.code];
  }
}

/** `exclusive write lock` */
export function lockName({ scope, type }: LockPart): string {
  return VALUES.lock(scope ?? '', type ?? '');
}

/** What a lock states, the URL and the owner first. */
export function lockFacts({ owner, depth, timeout, token, root }: LockPart): readonly string[] {
  const [, seconds] = /^Second-(\d{1,10})$/i.exec(timeout ?? '') ?? [];
  return [
    owner === null ? [] : VALUES.lockOwner(owner),
    depth === null ? [] : VALUES.lockDepth(depth),
    timeout === null ? [] : VALUES.lockTimeout(timeout, seconds === undefined ? null : Number(seconds)),
    root === null ? [] : VALUES.lockRoot(root),
    token === null ? [] : VALUES.lockToken(token),
  ].flat();
}

/** Returns a moment in the time zone of the browser: `2026-05-01 12:00:00 UTC+2`. */
function localTime(time: number): string {
  const date = new Date(time);
  const two = (value: number): string => String(value).padStart(2, '0');
  const offset = -date.getTimezoneOffset();
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const zone = offset === 0 ? '' : `${offset < 0 ? '-' : '+'}${hours}${minutes === 0 ? '' : `:${two(minutes)}`}`;
  return VALUES.date(
    `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`,
    `UTC${zone}`,
  );
}

function termText({ label, name }: TermPart): string {
  return label ?? readableClark(name);
}

function aceText({ principal, isInverted, isGrant, privileges, isProtected, inherited }: AcePart): string {
  const listed = privileges.map(termText).join(VALUES.separator);
  return [
    VALUES.ace(principal, isInverted, isGrant, listed),
    isProtected ? VALUES.aceProtected : [],
    inherited === null ? [] : VALUES.aceInherited(inherited),
  ]
    .flat()
    .join(VALUES.details);
}

function componentText({ name, summary, start, others }: ComponentPart): string {
  return VALUES.component(name, summary ?? '', start === null ? '' : partText(start), others);
}

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** The name of a language after its tag; only the tag if it has no name. */
function languageText(tag: string): string {
  try {
    const name = LANGUAGES.of(tag);
    return name === undefined ? tag : VALUES.language(tag, name);
  } catch {
    return tag;
  }
}
