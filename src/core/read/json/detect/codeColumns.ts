import { type CodeSignal, isRegisteredStatus } from '../vocabulary/statusCode.ts';

/**
 * The codes of a list's items by the places where they stand. Whole columns are decided about, because single values
 * cannot be told apart: vendors' codes collide with HTTP (Postmark's 406, SMS.ru's 202), and give themselves away by their
 * neighbours.
 */
export class CodeColumns {
  readonly #columns = new Map<string, Column>();

  add(sign: CodeSignal): void {
    let column = this.#columns.get(sign.column);
    if (!column) {
      column = new Column(sign);
      this.#columns.set(sign.column, column);
    }
    column.add(sign);
  }

  /** The columns that hold HTTP statuses. */
  trusted(): ReadonlySet<string> {
    return new Set([...this.#columns].filter(([, column]) => column.isTrusted).map(([name]) => name));
  }

  /**
   * The columns whose values contradict a success: all of them are HTTP statuses, some of them 4xx or 5xx. A column without
   * a message beside its codes is not trusted to say how an item went, but it is no vendor's column either.
   */
  doubtful(): ReadonlySet<string> {
    return new Set([...this.#columns].filter(([, column]) => column.isDoubtful).map(([name]) => name));
  }
}

class Column {
  readonly #name: CodeSignal['name'];
  #hasStatus = false;
  #hasFailure = false;
  #hasInformational = false;
  #isFitting = true;
  #isAccompanied = true;
  #isError = true;

  constructor({ name }: CodeSignal) {
    this.#name = name;
  }

  add(sign: CodeSignal): void {
    const { status, text } = sign;
    if (status !== null) this.#hasStatus = true;
    if (status !== null && status >= 400) this.#hasFailure = true;
    else if (isInformational(text)) this.#hasInformational = true;
    if (this.#name === 'http' || this.#name === 'status') return;
    this.#isFitting &&= isFitting(sign);
    this.#isAccompanied &&= sign.accompanied;
    this.#isError &&= Number.parseFloat(text) >= 400;
  }

  get isDoubtful(): boolean {
    return this.#hasFailure && (this.isTrusted || (this.#name === 'code' && this.#isFitting));
  }

  get isTrusted(): boolean {
    if (!this.#hasStatus) return false;
    if (this.#name === 'http') return true;
    // 1xx is never the status of a finished operation, so a column with 101 in it counts something else.
    if (this.#hasInformational) return false;
    if (this.#name === 'status') return true;
    return this.#isFitting && (this.#name === 'code' ? this.#isAccompanied : this.#isError);
  }
}

function isInformational(text: string): boolean {
  const number = Number.parseFloat(text);
  return number >= 100 && number < 200;
}

/** 42206 extends 422 (Confluent): it is no HTTP status, but does not spoil those beside it. */
function isFitting({ status, text }: CodeSignal): boolean {
  return isRegisteredStatus(status ?? (/^[45]\d\d\d\d$/.test(text) ? Number(text.slice(0, 3)) : 0));
}
