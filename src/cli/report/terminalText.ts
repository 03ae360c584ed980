import { safeJson, safeText } from '../../core/text/safeText.ts';
import type { ReportWriter } from './reportWriter.ts';

/**
 * Returns a writer for a terminal: characters that would control it are escaped, in JSON with its own escape sequences, so that the data
 * is the same.
 */
export function forTerminal(writer: ReportWriter, isJson: boolean): ReportWriter {
  const escaped = isJson ? safeJson : safeText;
  return {
    ...writer,
    *add(response) {
      for (const piece of writer.add(response)) yield escaped(piece);
    },
    head: () => escaped(writer.head()),
    foot: () => escaped(writer.foot()),
  };
}
