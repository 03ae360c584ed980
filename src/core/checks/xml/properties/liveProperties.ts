import { trimSpace, type XmlElement } from '../element.ts';
import {
  isDateTime,
  isEntityTag,
  isHttpDate,
  isInteger,
  isMediaType,
  isNumberOfOctets,
  isQuotedSource,
} from './formats.ts';
import type { ValueRule } from './valueRule.ts';

/** Rules for the properties of RFC 4918 section 15 with a text as value, and for the quota properties of RFC 4331. */
export const liveProperties: ReadonlyMap<string, ValueRule> = new Map<string, ValueRule>([
  ['{DAV:}getlastmodified', withFormat('getlastmodified-format', isHttpDate)],
  ['{DAV:}creationdate', withFormat('creationdate-format', isDateTime)],
  ['{DAV:}getcontentlength', withFormat('getcontentlength-format', isNumberOfOctets)],
  ['{DAV:}getetag', withFormat('getetag-format', isEntityTag, isQuotedSource)],
  ['{DAV:}getcontenttype', withFormat('getcontenttype-format', cached(isMediaType))],
  ['{DAV:}getcontentlanguage', withFormat(null, () => true)],
  ['{DAV:}quota-available-bytes', quota],
  ['{DAV:}quota-used-bytes', quota],
]);

/**
 * Returns a rule for a property that must not be empty and must have a format.
 *
 * @param isValidSource whether a value is valid as it is written in XML, if that is faster to find out
 */
function withFormat(
  rule: string | null,
  isValid: (text: string) => boolean,
  isValidSource: (source: string) => boolean = () => false,
): ValueRule {
  return (property, add) => {
    if (property.source !== undefined && isValidSource(property.source)) return;
    if (isEmpty(property)) add('live-property-empty', property, { property: property.localName });
    else if (rule !== null) {
      const value = trimSpace(property.text);
      if (!isValid(value)) add(rule, property, { value });
    }
  };
}

function quota(...[property, add]: Parameters<ValueRule>): void {
  const value = trimSpace(property.text);
  if (!isInteger(value)) add('quota-format', property, { value });
  else if (value.startsWith('-')) add('quota-negative', property, { value });
}

function isEmpty({ children, hasText }: XmlElement): boolean {
  return children.length === 0 && !hasText;
}

const MAX_CACHED = 100;

/** Returns a function that remembers the last results: a listing repeats a few values. */
function cached(test: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = test(text);
    if (text.length < MAX_CACHED) {
      if (known.size >= MAX_CACHED) known.clear();
      known.set(text, result);
    }
    return result;
  };
}
