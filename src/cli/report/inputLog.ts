import type { LeftOut } from '../../core/export/selection.ts';
import { englishText } from '../../core/messages.ts';
import type { Message } from '../../core/model/message.ts';
import type { Redactor } from '../../core/redact/redactor.ts';
import type { Finding } from '../../core/verdict/findings.ts';
import { FILE_ERRORS } from '../messages.ts';
import type { InputSummary } from './reportWriter.ts';

/** Collects what the input contains besides multi-status responses, and reports files that cannot be read. */
export interface InputLog {
  readonly summary: InputSummary;
  readonly leftOut: readonly LeftOut[];
  /** The findings of all responses, and `unreadable` if a file was only partially read. */
  readonly found: Set<Finding>;
  /** Counts an exchange that is not a multi-status response. */
  readonly ignored: () => void;
  /** @param problem a phrase that follows the path */
  readonly damaged: (path: string, problem: Message) => void;
  /** A file that cannot be opened. @param message a line for the user */
  readonly unread: (message: string) => void;
}

/**
 * @param redactor applied to messages and to the names of files
 * @param batches see `InputSummary`
 */
export function createInputLog(
  redactor: Redactor,
  printError: (message: string) => void,
  batches: InputSummary['batches'],
): InputLog {
  const summary = { others: 0, damaged: new Array<string>(), missing: 0, batches };
  const leftOut: LeftOut[] = [];
  const found = new Set<Finding>();
  return {
    summary,
    leftOut,
    found,
    ignored: () => void (summary.others += 1),
    damaged: (path, problem) => {
      const name = redactor.text(path);
      const text = redactor.text(englishText(problem));
      printError(FILE_ERRORS.file(name, text));
      summary.damaged.push(`${name} ${text}`);
      leftOut.push({ what: 'files', count: 1, why: `${name} ${text}` });
      found.add('unreadable');
    },
    unread: (line) => {
      const message = redactor.text(line);
      printError(message);
      leftOut.push({ what: 'unreadFiles', count: 1, why: message.replace(/^multistatus: /, '') });
      summary.missing += 1;
    },
  };
}
