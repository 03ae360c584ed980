import { type FilteredResponse, type ResponseKey, responseTest, VERDICTS } from '../../core/filter/response.ts';
import { kindNames } from '../../core/model/formatName.ts';
import { readableHref } from '../../core/text/readableHref.ts';
import type { FilterValue } from '../api/completionApi.ts';

/** The suggested limits, from those that few responses exceed. */
const LIMITS = {
  failed: ['>0', '>1', '>10', '>100', '>1000', '0'],
  'larger-than': ['1k', '10k', '100k', '1M', '10M'],
} as const;

/** Returns the values of a key about responses, with the number of responses that have each, in no particular order. */
export function responseValues(key: ResponseKey, responses: readonly FilteredResponse[]): readonly FilterValue[] {
  switch (key) {
    case 'method':
      return counted(responses, ({ exchange }) => [exchange.request.method?.toUpperCase() ?? '']);
    case 'domain':
      return counted(responses, ({ exchange }) => [hostOf(exchange.request.url)]);
    case 'url':
      return counted(responses, ({ exchange }) => [pathOfUrl(exchange.request.url)]);
    case 'dialect':
      return dialects(responses);
    case 'verdict':
      return tested(key, VERDICTS, responses);
    case 'failed':
    case 'larger-than':
      return tested(key, LIMITS[key], responses).filter(({ count }) => count > 0);
    case 'check':
      return [
        ...tested(key, ['error', 'warning', 'info'], responses),
        ...counted(responses, ({ brokenRules }) => brokenRules?.map(({ rule }) => rule) ?? []),
      ];
  }
}

/** Counts the responses that match each of some values. */
function tested(key: ResponseKey, values: readonly string[], responses: readonly FilteredResponse[]): FilterValue[] {
  return values.map((value) => {
    const test = responseTest(key, value) ?? (() => false);
    return { value, count: responses.filter(test).length, detail: '' };
  });
}

function counted(
  responses: readonly FilteredResponse[],
  valuesOf: (response: FilteredResponse) => readonly string[],
): FilterValue[] {
  const counts = new Map<string, number>();
  for (const response of responses)
    for (const value of new Set(valuesOf(response))) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count, detail: '' }));
}

/** The ids of dialects with their names, and the formats and kinds of the other responses. */
function dialects(responses: readonly FilteredResponse[]): FilterValue[] {
  const names = new Map(responses.flatMap(({ report: { dialect } }) => (dialect ? [[dialect.id, dialect.name]] : [])));
  const found = counted(responses, ({ report }) => (report.dialect ? [report.dialect.id] : kindNames(report)));
  return found.map((one) => ({ ...one, detail: names.get(one.value) ?? '' }));
}

function hostOf(url: string | null): string {
  return url !== null && URL.canParse(url) ? new URL(url).host : '';
}

/** The readable path of a URL. A query is left out: it may contain secrets. */
function pathOfUrl(url: string | null): string {
  const [, path = ''] = /^[^/?#]*\/\/[^/?#]*([^?#]*)/.exec(url ?? '') ?? [];
  return path === '/' ? '' : readableHref(path);
}
