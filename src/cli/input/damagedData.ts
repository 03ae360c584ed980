import type { Message } from '../../core/model/message.ts';

/** Compressed data that cannot be read to its end. Thrown after everything that could be read. */
export class DamagedData extends Error {
  override readonly name = 'DamagedData';
  /** A phrase that follows the name of the file. */
  readonly problem: Message;
  /** Whether the data only ends too early: what was read is correct. */
  readonly isTruncated: boolean;

  constructor(problem: Message, isTruncated: boolean, cause?: unknown) {
    super(problem.key, { cause });
    this.problem = problem;
    this.isTruncated = isTruncated;
  }
}
