import { readableClark } from '../../core/read/dav/messages.ts';
import type { NameValue } from '../../core/har/exchange.ts';
import type { Causes } from '../../core/verdict/causeList.ts';
import type { DisplayText } from '../../core/model/message.ts';
import type { Condition } from '../../core/model/operation.ts';
import { truncate } from '../../core/text/truncate.ts';
import { httpUrl } from './httpUrl.ts';
import { operationKey } from '../tree/rowKey.ts';
import { type DetailLine, type DetailPage, DETAIL_PAGE_SIZE, MAX_TEXT } from '../api/treeRow.ts';

/** A list whose lines are created on demand. */
export interface LazyLines {
  readonly total: number;
  /** The lines `[from, to)`. */
  readonly slice: (from: number, to: number) => DetailLine[];
  /** The full text of each line. */
  readonly texts: () => readonly DisplayText[];
}

/** Truncates a text of the response for the drawer. */
export function limited(text: DisplayText): DisplayText {
  return typeof text === 'string' ? truncate(text, MAX_TEXT) : text;
}

export function detailPage({ total, slice }: Pick<LazyLines, 'total' | 'slice'>, from: number): DetailPage {
  return { total, lines: slice(from, Math.min(total, from + DETAIL_PAGE_SIZE)) };
}

/** @param link returns the URL of an href, or null */
export function hrefLines(hrefs: readonly string[], link: (href: string) => string | null): LazyLines {
  return {
    total: hrefs.length,
    slice: (from, to) => hrefs.slice(from, to).map((href) => line('href', href, link(href))),
    texts: () => hrefs,
  };
}

/** @param base URL that relative locations refer to */
export function headerLines(headers: readonly NameValue[], base: string | null): LazyLines {
  return {
    total: headers.length,
    slice: (from, to) =>
      headers.slice(from, to).map(({ name, value }) => {
        const isLink = LOCATION.test(name) || /^https?:\/\/\S+$/i.test(value);
        return { ...line('header', value, isLink ? httpUrl(value, base) : null), name: truncate(name, MAX_TEXT) };
      }),
    texts: () => headers.map(({ name, value }) => `${name}: ${value}`),
  };
}

/** Headers whose value is a URL, which may be relative (RFC 9110 sections 8.7 and 10.2.2). */
const LOCATION = /^(?:content-)?location$/i;

/** @param name returns the name of an operation */
export function causeLines(causes: Causes, name: (cause: number) => DisplayText): LazyLines {
  return {
    total: causes.length,
    slice: (from, to) =>
      causes.slice(from, to).map((cause) => ({ ...line('cause', name(cause)), key: operationKey(cause) })),
    texts: () => Array.from(causes, name),
  };
}

/** Lists each condition, followed by its text and its hrefs. */
export function conditionLines(conditions: readonly Condition[]): LazyLines {
  const sizes = conditions.map((condition) => headOf(condition).length + condition.hrefs.length);
  return {
    total: sizes.reduce((sum, size) => sum + size, 0),
    slice: (from, to) => {
      const lines: DetailLine[] = [];
      let start = 0;
      for (const [index, condition] of conditions.entries()) {
        const size = sizes[index] ?? 0;
        if (start >= to) break;
        if (start + size > from) lines.push(...linesOf(condition, Math.max(0, from - start), to - start));
        start += size;
      }
      return lines;
    },
    texts: () => conditions.flatMap((condition) => [...headOf(condition).map(({ text }) => text), ...condition.hrefs]),
  };
}

/** The name of a condition, its text and the field that it is about. */
function headOf({
  name,
  text,
  target,
}: Condition): readonly (Pick<DetailLine, 'kind' | 'text'> & Partial<DetailLine>)[] {
  return [
    { kind: 'condition', text: readableClark(name), condition: name },
    ...(hasText(text) ? [{ kind: 'text' as const, text }] : []),
    ...(hasText(target) ? [{ kind: 'target' as const, text: target }] : []),
  ];
}

function linesOf(condition: Condition, from: number, to: number): DetailLine[] {
  const { hrefs } = condition;
  const head = headOf(condition).map((part) => ({ ...line(part.kind, part.text), condition: part.condition ?? null }));
  const before = head.length;
  return [
    ...head.slice(from, to),
    ...hrefs.slice(Math.max(0, from - before), Math.max(0, to - before)).map((href) => line('href', href)),
  ];
}

function hasText(text: string | null | undefined): text is string {
  return text != null && text !== '';
}

function line(kind: DetailLine['kind'], text: DisplayText, href: string | null = null): DetailLine {
  return { kind, text: limited(text), href, key: null, condition: null };
}
