import type { Chip } from '../../core/filter/chips.ts';
import type { LeftOut } from '../../core/export/selection.ts';
import type { Initiator, NameValue } from '../../core/har/exchange.ts';
import type { Message } from '../../core/model/message.ts';
import type { Problem, ProblemCode } from '../../core/model/problem.ts';
import type { Format, StatedTotals } from '../../core/model/parsedBody.ts';
import type { Summary, Verdict } from '../../core/verdict/report.ts';
import type { RuleCandidate } from '../../core/read/json/rules/ruleCandidates.ts';
import type { RuleProblem } from '../../core/read/json/rules/parseRules.ts';
import type { Rule } from '../../core/read/json/rules/rule.ts';
import type { RuleChoice } from '../../core/read/json/rules/suggestRule.ts';
import type { Dropped } from './dropped.ts';
import type { ExchangeId } from './exchangeId.ts';
import type { FileImport } from './importApi.ts';
import type { Order } from '../tree/order.ts';
import type { DetailList, DetailPage, RowDetail, RowKey, RowSlice, RowTextKind } from './treeRow.ts';

export type { Chip, ExchangeId };
export type { DetailLine, DetailList, DetailPage, Row, RowDetail, RowKey, RowSlice, RowTextKind } from './treeRow.ts';

/** What is to be shown: the text of the filter box, one chip, and Invert. */
export interface Query {
  readonly text: string;
  readonly chip: Chip;
  readonly invert: boolean;
  /** Order of the tree's rows; document order if it is left out. */
  readonly order?: Order;
}

/** One line of the list of exchanges. */
export interface ExchangeRow {
  readonly id: ExchangeId;
  readonly method: string;
  /** Path and query of the URL, readable. */
  readonly path: string;
  readonly url: string;
  readonly status: number;
  /** What was recognised, in words: `WebDAV`, `JSON, responses[].statusCode`, a dialect's name. */
  readonly kind: string;
  /** ISO 8601 */
  readonly startedDateTime: string | null;
  /** Milliseconds */
  readonly time: number | null;
  readonly verdict: Verdict;
  readonly summary: Summary;
  /** Number of request items without a result. */
  readonly unanswered: number;
  /** What the body states about its results as a whole; null if it states nothing. */
  readonly statedTotals: StatedTotals | null;
  /** How much of a long body is read so far, 0 to 1; null when all is. */
  readonly parsedShare: number | null;
  /** Why there is no body, where there is none (yet). */
  readonly missingBody: ProblemCode | null;
  /** The first thing that is wrong with the body; where there are operations, it was read all the same, if not to its end. */
  readonly problem: ProblemCode | null;
  /** Readable name of the file that it was opened from; null where it was captured. */
  readonly file: string | null;
  /** Offered where the page never read the body: the line of code that started the request. */
  readonly initiator: Initiator | null;
}

export interface Totals {
  readonly exchanges: number;
  readonly operations: number;
  readonly failed: number;
  readonly dependent: number;
  /** Responses with the verdict `unreadable`. */
  readonly unreadable: number;
  /** Responses with the verdict `unknown`. */
  readonly unknown: number;
  /** Responses whose body states more failures than it lists. */
  readonly unlisted: number;
  /** Request items without a result. */
  readonly unanswered: number;
  /** Bytes of the decoded bodies. */
  readonly bytes: number;
}

export interface Overview {
  /** Those that have something to show under the query, oldest first. */
  readonly exchanges: readonly ExchangeRow[];
  /** Number of operations that each chip would show under the same text; for `all` with the unanswered request items. */
  readonly chips: Readonly<Record<Chip, number>>;
  /** Number of operations and unanswered request items that the query shows. */
  readonly shown: number;
  /**
   * Responses under the same text that chip `failed` lists although no operation in them failed (see `mayHideFailure`). They
   * are not counted in `chips`.
   */
  readonly possibleFailures: number;
  readonly totals: Totals;
  /** How many responses were dropped because there were too many. */
  readonly dropped: Dropped;
  /** Which terms of the filter are not understood and left out, or which responses it cannot search; null if there are none. */
  readonly filterProblem: string | null;
}

export interface ExchangeDetail extends ExchangeRow {
  readonly statusText: string;
  readonly httpVersion: string | null;
  readonly contentType: string | null;
  /** Bytes of the decoded body. */
  readonly bodySize: number | null;
  readonly format: Format | null;
  readonly evidence: string | null;
  readonly description: string | null;
  readonly syncToken: string | null;
  readonly problems: readonly Problem[];
  readonly requestHeaders: readonly NameValue[];
  readonly responseHeaders: readonly NameValue[];
  readonly requestBody: string | null;
}

export interface BodyContent {
  readonly text: string | null;
  readonly language: 'xml' | 'json' | 'text';
  readonly problems: readonly Problem[];
}

export type ExportFormat = 'json' | 'csv';

export interface ExportRequest {
  readonly format: ExportFormat;
  /** `all` that is kept, what the query leaves (`filtered`), its failed ones (`failed`), or one exchange (`selected`). */
  readonly scope: 'all' | 'filtered' | 'failed' | 'selected';
  readonly query: Query;
  /** For `selected`. */
  readonly exchange: ExchangeId | null;
  /** False keeps Authorization, Cookie and Set-Cookie out of the file. */
  readonly secrets: boolean;
  /** What is missing from the exchanges themselves: files that were read only in part. */
  readonly leftOut?: readonly LeftOut[];
}

/** A file; to post it copies nothing, however large it is. */
export interface ExportFile {
  readonly fileName: string;
  /** Of its media type. */
  readonly content: Blob;
}

/** The same in the thread that writes it. */
export interface ExportText {
  readonly fileName: string;
  readonly mediaType: string;
  /** Each is made as it is taken. */
  readonly pieces: Iterable<string>;
}

/** What a panel that is built anew wants to find again. */
export interface PanelState {
  readonly query: Query;
  readonly tab: string;
  readonly exchange: ExchangeId | null;
  readonly row: RowKey | null;
}

/** What the panel (or the command line, or a test) may ask. Every answer is plain data that can be posted between threads. */
export interface EngineApi {
  overview(query: Query): Overview;
  exchange(id: ExchangeId): ExchangeDetail | null;
  /** Rows `[from, to)` of the visible tree; rows outside are left away. */
  rows(id: ExchangeId, query: Query, from: number, to: number): RowSlice;
  /** Expands or collapses a row, with all that is below it where `subtree` is true. */
  expand(id: ExchangeId, row: RowKey, open: boolean, subtree: boolean): void;
  expandAll(id: ExchangeId, open: boolean): void;
  /** The index of the row, after opening what hides it; -1 where the query leaves it out. */
  reveal(id: ExchangeId, query: Query, row: RowKey): number;
  /** The index of the next (1) or previous (-1) failed operation from a row index on, or -1. */
  nextFailure(id: ExchangeId, query: Query, from: number, direction: 1 | -1): number;
  row(id: ExchangeId, row: RowKey): RowDetail | null;
  /** At most 100 lines of a list of a row, from one on; null where there is no such row or list. */
  rowDetailLines(id: ExchangeId, row: RowKey, list: DetailList, from: number): DetailPage | null;
  /** A text of a row in full; null where there is no such row or text. */
  rowText(id: ExchangeId, row: RowKey, what: RowTextKind): string | null;
  body(id: ExchangeId): BodyContent | null;
  /** Null where it was cancelled meanwhile. */
  export(request: ExportRequest): ExportFile | null;
  /** Gives up the exports that are under way. */
  cancelExport(): void;
  /** The request as a command for bash, without secrets; null where curl could not send it. */
  curl(id: ExchangeId): string | null;
  /** The panel can be torn down at any moment, so it leaves here what it wants to find again. */
  savePanelState(memory: PanelState): void;
  panelState(): PanelState | null;
  /** The user's rules for JSON bodies, as they were set. */
  rules(): string;
  /** Answers what is wrong with them; the rules with nothing wrong are used all the same, at once and for what is kept. */
  setRules(text: string): readonly RuleProblem[];
  /** The lists in the body of an answer that a rule might name; none where it is no JSON. */
  containers(id: ExchangeId): readonly RuleCandidate[];
  suggestRule(id: ExchangeId, choice: RuleChoice): RuleSuggestion | null;
  /** What a rule would make of an answer, before it is set. */
  tryRule(id: ExchangeId, rule: Rule): RulePreview | null;
}

/** A rule made of clicks. */
export interface RuleSuggestion {
  readonly rule: Rule;
  /** All rules with it, for `setRules`; null where their text is broken. */
  readonly text: string | null;
}

/** What a rule would make of an answer. */
export interface RulePreview {
  /** What is wrong with the rule itself. */
  readonly problems: readonly RuleProblem[];
  /** Null where the rule is not for this answer, or has something wrong. */
  readonly summary: Summary | null;
  /** All rules with it, for `setRules`; null where their text is broken. */
  readonly text: string | null;
}

/** What the side that captures tells. */
export interface CaptureApi {
  /** A HAR entry with its body, or with the reason why there is none. Answers null where it is no multi-status answer. */
  add(captured: CapturedResponse): ExchangeId | null;
  /** A body that came later, or a better reason. */
  update(id: ExchangeId, captured: CapturedResponse): void;
  remove(id: ExchangeId): void;
  clear(): void;
  /** Clears all but what came from files. */
  clearCaptured(): void;
}

/** As `getContent` gives it, or the reason why it gave nothing. */
export type CapturedContent =
  | {
      readonly kind: 'content';
      readonly text: string;
      readonly encoding: string | null;
      /** The text is only the beginning; the whole follows with `update`. */
      readonly isPreview?: true;
      /** The text is only the end: so many characters were sent ahead as parts. */
      readonly offset?: number;
    }
  | { readonly kind: 'missing'; readonly reason: ProblemCode };

export interface CapturedResponse {
  /** Its number, where the side that captures gives the numbers. */
  readonly id?: ExchangeId;
  /** Also take a batch body in an answer other than 207. */
  readonly batches?: boolean;
  /** It is not to be parsed, for the reason that is given. */
  readonly setAsideReason?: Message;
  /** The HAR entry as plain JSON (`chrome.devtools.network.Request` without its methods). */
  readonly entry: unknown;
  readonly content: CapturedContent | null;
}

/** Told to every listener after a change; the panel then asks again for what it shows. */
export type EngineEvent =
  | { readonly added: ExchangeId | null }
  /** Files are being opened, as they stand now; what they brought so far is new as well. */
  | { readonly imports: readonly FileImport[] }
  /** What is wrong with the user's rules, after the engine has switched them off. */
  | { readonly ruleProblems: readonly RuleProblem[] };

export interface Engine extends Omit<EngineApi, 'export' | 'cancelExport'>, CaptureApi {
  export(request: ExportRequest): ExportText;
  /** @returns a function that ends the subscription */
  subscribe(listener: (change: EngineEvent) => void): () => void;
}
