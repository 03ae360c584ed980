import type { Exchange } from '../../core/har/exchange.ts';
import type { DisplayText } from '../../core/model/message.ts';
import { formatMessages } from '../../core/model/formatName.ts';
import { isMessage } from '../../core/model/message.ts';
import type { Property, Propstat } from '../../core/model/operation.ts';
import type { Report } from '../../core/verdict/report.ts';
import type { SentProperty } from '../api/treeRow.ts';
import { rowMessages } from '../tree/messages.ts';

type Context = { readonly exchange: Pick<Exchange, 'request' | 'body'>; readonly report: Pick<Report, 'kind'> };

/** Methods whose responses name the properties that they set, without values (RFC 4918 section 9.2, RFC 5689, RFC 4791 section 5.3.1). */
const NAMING_METHODS: ReadonlySet<string> = new Set(['PROPPATCH', 'MKCOL', 'MKCALENDAR']);

const PROPERTY_NAMES = formatMessages.propertyNames('').key;

/** What is shown for a property without a value: that it is empty, or nothing if it was refused or no value is ever sent. */
export function emptyValue({ outcome }: Propstat, { exchange, report }: Context): DisplayText {
  const { kind } = report;
  const isNamed =
    NAMING_METHODS.has(exchange.request.method?.toUpperCase() ?? '') ||
    (kind !== undefined && isMessage(kind) && kind.key === PROPERTY_NAMES);
  return outcome === 'success' && !isNamed ? rowMessages.emptyValue : '';
}

/** A namespace name that is longer is not known. */
const LONGEST_NAMESPACE = 300;

/**
 * Returns the element of a property with the namespaces that it uses; null if it has no value, or is too long to be posted.
 *
 * @param limit maximum length of the element in UTF-16 code units
 */
export function sentProperty(property: Property, { exchange }: Context, limit: number): SentProperty | null {
  const { name, value, range, namespaces } = property;
  const { text } = exchange.body;
  if (value === null || range === null || text === null || !namespaces || range[1] - range[0] > limit) return null;
  const xml = text.slice(...range);
  const prefixes = new Set(['', ...Array.from(xml.matchAll(/<([^\s<>/!?:="']+):/g), ([, prefix = '']) => prefix)]);
  const declared = [...prefixes].flatMap((prefix) => {
    const namespace = namespaces.get(prefix);
    return namespace === undefined || namespace.length > LONGEST_NAMESPACE ? [] : [[prefix, namespace] as const];
  });
  return { name, xml, namespaces: declared };
}
