import type { CheckContext } from './context.ts';
import { DavResponse } from './davResponse.ts';
import type { XmlElement } from './element.ts';
import type { RuleGroup } from './ruleGroup.ts';
import type { StatusLine } from './statusLine.ts';

/** A response that may be repeated with other texts, and what is known about it. */
interface Known {
  readonly response: DavResponse;
  /** Its status lines when the structural rules found nothing; null if they were not applied without a finding. */
  correct: readonly StatusLine[] | null;
}

/**
 * Applies the rules to each `DAV:response` of a document. A listing repeats a few kinds of responses, so that the rules about their
 * structure are applied once to each kind.
 */
export class ResponseChecker {
  responses = 0;
  readonly #context: CheckContext;
  readonly #groups: readonly RuleGroup[];
  /** Applies the rules that are not structural. */
  readonly #others: readonly ((response: DavResponse) => void)[];
  readonly #known = new WeakMap<XmlElement, Known>();

  constructor(context: CheckContext, groups: readonly RuleGroup[]) {
    this.#context = context;
    this.#groups = groups.filter(({ response }) => response !== undefined);
    this.#others = this.#groups.flatMap(({ isStructural, response }) => (!isStructural && response ? [response] : []));
  }

  /** @param element valid until the next call; the same object is an element with the same markup and other texts */
  check(element: XmlElement): void {
    const index = this.responses;
    this.responses += 1;
    const known = this.#known.get(element);
    if (!known) {
      const response = new DavResponse(element, index, this.#context);
      const isCorrect = this.#checkAll(response);
      const isKept = element.isConstant !== undefined;
      if (isKept) this.#known.set(element, { response, correct: isCorrect ? linesOf(response) : null });
      return;
    }
    const { response, correct } = known;
    response.read(index);
    if (correct !== null && hasLines(response, correct)) {
      for (const apply of this.#others) apply(response);
    } else known.correct = this.#checkAll(response) ? linesOf(response) : null;
  }

  /** Returns whether the structural rules found nothing. */
  #checkAll(response: DavResponse): boolean {
    let isCorrect = true;
    for (const group of this.#groups) {
      const before = this.#context.findings;
      group.response?.(response);
      if (group.isStructural && this.#context.findings > before) isCorrect = false;
    }
    return isCorrect;
  }
}

function linesOf({ statuses, propstats }: DavResponse): readonly StatusLine[] {
  return [...statuses, ...propstats.flatMap((propstat) => propstat.statuses)].map(({ line }) => line);
}

function hasLines({ statuses, propstats }: DavResponse, lines: readonly StatusLine[]): boolean {
  let index = 0;
  for (const { line } of statuses) {
    if (line !== lines[index]) return false;
    index += 1;
  }
  for (const propstat of propstats) {
    for (const { line } of propstat.statuses) {
      if (line !== lines[index]) return false;
      index += 1;
    }
  }
  return true;
}
