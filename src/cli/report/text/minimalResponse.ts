import { type Example, FRAMEWORKS, messageOf } from '../../../core/explain/examples/example.ts';
import { minimalResponses } from '../../../core/explain/examples/minimalResponses.ts';
import { statesNoResults } from '../../../core/explain/examples/statesNoResults.ts';
import type { Exchange } from '../../../core/har/exchange.ts';
import type { Report } from '../../../core/verdict/report.ts';
import { TEXT_REPORT } from './messages.ts';

/** A text of several lines with a title. */
export interface TitledText {
  readonly title: string;
  readonly text: string;
}

/**
 * Returns what a minimal response looks like if one with status 207 states no results: in the format that the request suggests, with
 * code that sends it, and in the other format.
 */
export function minimalResponseTexts({
  exchange: { request, response },
  report,
}: {
  readonly exchange: Exchange;
  readonly report: Report;
}): readonly TitledText[] {
  const { status, contentType } = response;
  if (!statesNoResults({ status, operations: report.operations.size, problems: report.problems })) return [];
  const [first, ...others] = minimalResponses({ method: request.method, requestBody: request.body, contentType });
  return [...(first ? [responseText(first), ...codeTexts(first)] : []), ...others.map(responseText)];
}

function responseText(example: Example): TitledText {
  return { title: TEXT_REPORT.minimalResponse(example.format), text: messageOf(example) };
}

function codeTexts({ code }: Example): readonly TitledText[] {
  return FRAMEWORKS.map((framework) => ({ title: TEXT_REPORT.codeFor(framework), text: code[framework] }));
}
