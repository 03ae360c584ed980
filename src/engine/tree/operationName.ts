import type { Exchange } from '../../core/har/exchange.ts';
import type { DisplayText } from '../../core/model/message.ts';
import type { OperationSummary } from '../../core/model/operation.ts';
import { isBelow, pathKey } from '../../core/model/path.ts';
import { readableHref } from '../../core/text/readableHref.ts';
import { safeLine } from '../../core/text/safeText.ts';
import type { Report } from '../../core/verdict/report.ts';
import { rowMessages, unnamed } from './messages.ts';

/** Creates a function that names the operations of one response: hrefs are relative to the request. */
export function createOperationNamer(
  exchange: Exchange,
  report: Report,
): (label: string | null, operation: number) => DisplayText {
  const { url } = exchange.request;
  const base = report.format === 'webdav' && url !== null ? pathKey(url, url) : null;
  return (label, operation) => {
    if (label === null) return unnamed(operation + 1);
    if (base === null) return label === '' ? unnamed(operation + 1) : safeLine(label);
    const key = pathKey(label, url);
    if (key === null) return readableHref(label);
    if (key === base)
      return label.endsWith('/') || (url?.endsWith('/') ?? false)
        ? rowMessages.collectionItself
        : rowMessages.resourceItself;
    const slash = label.endsWith('/') ? '/' : '';
    return isBelow(key, base)
      ? readableHref(key.slice(base === '/' ? 1 : base.length + 1)) + slash
      : readableHref(label);
  };
}

/** The text of the Message column: the message of the operation, else its conditions, else its missing properties. */
export function operationMessage(
  operation: OperationSummary,
  missing: number,
  conditionText: (operation: OperationSummary) => string,
): DisplayText {
  if (operation.message !== null && operation.message !== '') return operation.message;
  const conditions = conditionText(operation);
  if (conditions !== '') return conditions;
  return missing > 0 ? rowMessages.missing(missing) : '';
}
