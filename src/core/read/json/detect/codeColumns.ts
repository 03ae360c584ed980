import { type CodeSignal, isRegisteredStatus } from '../vocabulary/statusCode.ts';

/**
 * The codes of the items of a list, by column. A column is trusted as a whole, because single vendor codes look like HTTP
 * statuses (406 of Postmark, 202 of SMS.ru) and only the other values of the column show the difference.
 */
export class CodeColumns {
  readonly #columns = new Map<string, Column>();
  readonly #arePlain: boolean;

  /** @param arePlain whether the items have nothing but names, codes and messages */
  constructor(arePlain = false) {
    this.#arePlain = arePlain;
  }

  add(sign: CodeSignal): void {
    let column = this.#columns.get(sign.column);
    if (!column) {
      column = new Column(sign, this.#arePlain);
      this.#columns.set(sign.column, column);
    }
    column.add(sign);
  }

  /** The columns that hold HTTP statuses. */
  trusted(): ReadonlySet<string> {
    return new Set([...this.#columns].filter(([, column]) => column.isTrusted).map(([name]) => name));
  }

  /**
   * The columns that may contradict a success: all values are HTTP statuses, some of them 4xx or 5xx. A column without
   * messages beside its codes is not trusted to state outcomes, but it does not hold vendor codes either.
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
  /** Whether the 4xx and 5xx have messages beside them. */
  #areFailuresAccompanied = true;
  #hasSuccess = false;
  #areCommon = true;
  #isError = true;
  readonly #arePlain: boolean;

  constructor({ name }: CodeSignal, arePlain: boolean) {
    this.#name = name;
    this.#arePlain = arePlain;
  }

  add(sign: CodeSignal): void {
    const { status, text } = sign;
    if (status !== null) this.#hasStatus = true;
    if (status !== null && status >= 400) this.#hasFailure = true;
    else if (isInformational(text)) this.#hasInformational = true;
    if (this.#name === 'http' || this.#name === 'status') return;
    this.#isFitting &&= isFitting(sign);
    this.#isAccompanied &&= sign.accompanied;
    if (status !== null && status < 300) this.#hasSuccess = true;
    else this.#areFailuresAccompanied &&= sign.accompanied;
    this.#areCommon &&= COMMON.has(status ?? 0);
    this.#isError &&= Number.parseFloat(text) >= 400;
  }

  get isDoubtful(): boolean {
    return this.#hasFailure && (this.isTrusted || (this.#name === 'code' && this.#isFitting));
  }

  get isTrusted(): boolean {
    if (!this.#hasStatus) return false;
    if (this.#name === 'http') return true;
    // 1xx is never the status of a finished operation, so a column with 101 holds something else.
    if (this.#hasInformational) return false;
    if (this.#name === 'status') return true;
    if (this.#name !== 'code') return this.#isFitting && this.#isError;
    return this.#isFitting && (this.#isAccompanied || this.#hasBoth);
  }

  /** Whether some codes are 2xx without a message, and others are failures with one, or are typical for batches. */
  get #hasBoth(): boolean {
    if (!this.#hasFailure || !this.#hasSuccess) return false;
    return this.#areFailuresAccompanied || (this.#arePlain && this.#areCommon);
  }
}

/** The statuses that most results of batches have. */
const COMMON = new Set([200, 201, 202, 204, 400, 401, 403, 404, 409, 410, 412, 413, 415, 422, 423, 424, 429, 500, 503]);

function isInformational(text: string): boolean {
  const number = Number.parseFloat(text);
  return number >= 100 && number < 200;
}

/** Whether a code fits a column of HTTP statuses. So does 42206, which extends 422 (Confluent). */
function isFitting({ status, text }: CodeSignal): boolean {
  return isRegisteredStatus(status ?? (/^[45]\d\d\d\d$/.test(text) ? Number(text.slice(0, 3)) : 0));
}
