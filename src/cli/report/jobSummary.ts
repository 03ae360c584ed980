import { appendFileSync, statSync } from 'node:fs';
import { messageOf } from '../input/fileError.ts';
import { FILE_ERRORS } from '../messages.ts';
import type { ReportWriter } from './reportWriter.ts';

// Bytes. GitHub shows nothing of a summary of a step that is larger than 1 MiB, and other programs may write to it later.
const LARGEST = 900_000;
// Bytes for the totals, if the summary is already large.
const SMALLEST = 4000;

export interface JobSummary {
  /** The file that the runner of GitHub Actions provides in `GITHUB_STEP_SUMMARY`. */
  readonly path: string;
  /** @param limit maximum number of bytes of its text */
  readonly createWriter: (limit: number) => ReportWriter;
  /** Receives a message if the summary cannot be written. */
  readonly onError: (message: string) => void;
}

/** Returns a writer that also appends a summary to a file when its report ends. */
export function withJobSummary(writer: ReportWriter, { path, createWriter, onError }: JobSummary): ReportWriter {
  const summary = createWriter(Math.max(SMALLEST, LARGEST - sizeOf(path)));
  const parts: string[] = [];
  return {
    ...writer,
    *add(response) {
      yield* writer.add(response);
      parts.push(...summary.add(response));
    },
    skip: (report, unanswered) => {
      writer.skip(report, unanswered);
      summary.skip(report, unanswered);
    },
    foot: () => {
      try {
        appendFileSync(path, `${summary.head()}${parts.join('')}${summary.foot()}`);
      } catch (error) {
        onError(FILE_ERRORS.notWritten(path, messageOf(error)));
      }
      return writer.foot();
    },
  };
}

/** Returns the size of a file in bytes; 0 if it does not exist. */
function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
