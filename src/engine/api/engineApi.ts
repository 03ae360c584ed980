import type { Chip } from '../../core/filter/chips.ts';
import type { LeftOut } from '../../core/export/selection.ts';
import type { Quirk } from '../../core/explain/server/serverQuirks.ts';
import type { Initiator, NameValue, ServerStatement } from '../../core/har/exchange.ts';
import type { DisplayText, Message } from '../../core/model/message.ts';
import type { Problem, ProblemCode } from '../../core/model/problem.ts';
import type { Format, StatedTotals } from '../../core/model/parsedBody.ts';
import type { Summary, Verdict } from '../../core/verdict/report.ts';
import type { RuleCandidate } from '../../core/read/json/rules/ruleCandidates.ts';
import type { RuleProblem } from '../../core/read/json/rules/parseRules.ts';
import type { Rule } from '../../core/read/json/rules/rule.ts';
import type { RuleChoice } from '../../core/read/json/rules/suggestRule.ts';
import type { CheckedEvent, CheckedRow } from './checks.ts';
import type { Dropped } from './dropped.ts';
import type { ExchangeId } from './exchangeId.ts';
import type { FailureApi } from './failureApi.ts';
import type { FileImport } from './importApi.ts';
import type { ListedRow } from './listedRow.ts';
import type { MuteApi, MutedOverview } from './muteApi.ts';
import type { Query } from './query.ts';
import type { SelectionApi } from './selectionApi.ts';
import type { TreeApi } from './treeApi.ts';
import type { DetailList, DetailPage, RequestItemDetail, RowDetail, RowKey, RowSlice, RowTextKind } from './treeRow.ts';

export type { Chip, ExchangeId, Query };
export { EMPTY_QUERY } from './query.ts';
export type { DetailLine, DetailList, DetailPage, Row, RowDetail, RowKey, RowSlice, RowTextKind } from './treeRow.ts';

/** One line of the list of exchanges. */
export interface ExchangeRow extends CheckedRow {
  readonly id: ExchangeId;
  readonly method: string;
  /** Path and query of the URL, readable. */
  readonly path: string;
  readonly url: string;
  readonly status: number;
  /** What was recognized: a format or the name of a dialect. */
  readonly kind: DisplayText;
  /** ISO 8601 */
  readonly startedDateTime: string | null;
  /** Milliseconds */
  readonly time: number | null;
  /** Bytes of the decoded body. */
  readonly bodySize: number | null;
  readonly verdict: Verdict;
  readonly summary: Summary;
  /** Number of request items without a result. */
  readonly unanswered: number;
  /** The totals that the body states; null if it states none. */
  readonly statedTotals: StatedTotals | null;
  /** Share of a long body that is parsed so far, 0 to 1; null when it is parsed completely. */
  readonly parsedShare: number | null;
  /** Why the body is missing, at least so far; null if there is a body. */
  readonly missingBody: ProblemCode | null;
  /** The first problem of the body. If there are operations, the body was parsed, but perhaps not to its end. */
  readonly problem: ProblemCode | null;
  /** Readable name of the file that the exchange was imported from; null for a captured exchange. */
  readonly file: string | null;
  /** The line of code that started the request. Shown if the page never read the body. */
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

export interface Overview extends MutedOverview {
  /** The exchanges that match the query, oldest first. */
  readonly exchanges: readonly (ExchangeRow & ListedRow)[];
  /** Number of operations that each chip would show with the same text; `all` includes the unanswered request items. */
  readonly chips: Readonly<Record<Chip, number>>;
  /** Number of operations and unanswered request items that the query shows. */
  readonly shown: number;
  /**
   * Responses under the same text that chip `failed` lists although no operation in them failed (see `mayHideFailure`). They
   * are not counted in `chips`.
   */
  readonly possibleFailures: number;
  readonly totals: Totals;
  /** Counts of the responses that were dropped because there were too many. */
  readonly dropped: Dropped;
  /** The terms of the filter that are ignored, or the responses that it cannot search; null if there are none. */
  readonly filterProblem: Message | null;
}

export interface ExchangeDetail extends ExchangeRow {
  readonly statusText: string;
  readonly httpVersion: string | null;
  readonly contentType: string | null;
  readonly format: Format | null;
  readonly evidence: Message | null;
  readonly description: string | null;
  readonly syncToken: string | null;
  readonly problems: readonly Problem[];
  readonly requestHeaders: readonly NameValue[];
  readonly responseHeaders: readonly NameValue[];
  readonly requestBody: string | null;
  /** What the server stated earlier about the URL or one above it; null if it is not known. */
  readonly serverStatement: ServerStatement | null;
  /** Known differences of the server from the specifications that explain something in the response. */
  readonly quirks: readonly Quirk[];
}

export interface BodyContent {
  readonly text: string | null;
  readonly language: 'xml' | 'json' | 'text';
  readonly problems: readonly Problem[];
}

export type ExportFormat = 'json' | 'csv';

export interface ExportRequest {
  readonly format: ExportFormat;
  /** Everything stored (`all`), what matches the query (`filtered`), failed operations (`failed`), or some exchanges (`selected`). */
  readonly scope: 'all' | 'filtered' | 'failed' | 'selected';
  readonly query: Query;
  /** For `selected`. */
  readonly exchanges: readonly ExchangeId[];
  /** False replaces secrets by placeholders. */
  readonly secrets: boolean;
  /** Files that were imported only partially. */
  readonly leftOut?: readonly LeftOut[];
}

/** An exported file. Posting a Blob to another thread does not copy it. */
export interface ExportFile {
  readonly fileName: string;
  /** Has the media type of the format. */
  readonly content: Blob;
}

/** An exported file in the thread that writes it. */
export interface ExportText {
  readonly fileName: string;
  readonly mediaType: string;
  /** Generated one at a time, on demand. */
  readonly pieces: Iterable<string>;
}

/** What a new panel restores from the previous one. */
export interface PanelState {
  readonly query: Query;
  readonly tab: string;
  readonly exchange: ExchangeId | null;
  readonly row: RowKey | null;
}

/** The methods for the panel, the command line and tests. All results are plain data that can be posted between threads. */
export interface EngineApi extends FailureApi, MuteApi, SelectionApi, TreeApi {
  /** @param caret where the user types in the text, so that an unfinished term there is not reported; null or omitted if nowhere */
  overview(query: Query, caret?: number | null): Overview;
  exchange(id: ExchangeId): ExchangeDetail | null;
  /** Returns the rows `[from, to)` of the visible tree. */
  rows(id: ExchangeId, query: Query, from: number, to: number): RowSlice;
  /** Expands or collapses a row, and all rows below it if `subtree` is true. */
  expand(id: ExchangeId, row: RowKey, open: boolean, subtree: boolean): void;
  expandAll(id: ExchangeId, open: boolean): void;
  /** Expands the ancestors of a row. @returns its index, or -1 if the query hides it */
  reveal(id: ExchangeId, query: Query, row: RowKey): number;
  /** Returns the row index of the next (1) or previous (-1) failed operation after or before `from`, or -1. */
  nextFailure(id: ExchangeId, query: Query, from: number, direction: 1 | -1): number;
  row(id: ExchangeId, row: RowKey): RowDetail | null;
  /** Returns at most {@link DETAIL_PAGE_SIZE} lines of a list of a row, starting at `from`; null if there is no such row. */
  rowDetailLines(id: ExchangeId, row: RowKey, list: DetailList, from: number): DetailPage | null;
  /** Returns a text of a row in full; null if there is no such row or text. */
  rowText(id: ExchangeId, row: RowKey, what: RowTextKind): DisplayText | null;
  /** Finds the part of the request that a row belongs to; null if there is no such row. */
  requestItem(id: ExchangeId, row: RowKey): RequestItemDetail | null;
  /** States what the response has of what the request asks for; null if that is not known. */
  requestSummary(id: ExchangeId): Message | null;
  body(id: ExchangeId): BodyContent | null;
  /** Null if the export was canceled. */
  export(request: ExportRequest): ExportFile | null;
  /** Cancels all running exports. */
  cancelExport(): void;
  /** Returns the request as a curl command for bash, with variables in place of secrets; null if curl cannot send it. */
  curl(id: ExchangeId): string | null;
  /** Saves the state of the panel, which the browser can close at any time. */
  savePanelState(state: PanelState): void;
  panelState(): PanelState | null;
  /** The text of the user's rules for JSON bodies. */
  rules(): string;
  /** Sets the rules and parses the stored exchanges again. Rules with problems are skipped. @returns the problems */
  setRules(text: string): readonly RuleProblem[];
  /** Returns the lists in a JSON body that a rule could name; an empty list for other bodies. */
  containers(id: ExchangeId): readonly RuleCandidate[];
  suggestRule(id: ExchangeId, choice: RuleChoice): RuleSuggestion | null;
  /** Parses a response with a rule that is not set. */
  tryRule(id: ExchangeId, rule: Rule): RulePreview | null;
}

/** A rule made from the choices in the rule form. */
export interface RuleSuggestion {
  readonly rule: Rule;
  /** The text of all rules including this one, for `setRules`; null if the current text is not valid. */
  readonly text: string | null;
}

/** The result of parsing a response with a rule. */
export interface RulePreview {
  /** The problems of the rule itself. */
  readonly problems: readonly RuleProblem[];
  /** Null if the rule does not apply to this response, or has problems. */
  readonly summary: Summary | null;
  /** The text of all rules including this one, for `setRules`; null if the current text is not valid. */
  readonly text: string | null;
}

/** The methods that capture uses. */
export interface CaptureApi {
  /** Adds a HAR entry. @returns its id, or null if it is not a multi-status response */
  add(captured: CapturedResponse): ExchangeId | null;
  /** Replaces the body, or the reason why it is missing. */
  update(id: ExchangeId, captured: CapturedResponse): void;
  remove(id: ExchangeId): void;
  clear(): void;
  /** Removes all exchanges except those imported from files. */
  clearCaptured(): void;
}

/** The content from `getContent`, or the reason why there is none. */
export type CapturedContent =
  | {
      readonly kind: 'content';
      readonly text: string;
      readonly encoding: string | null;
      /** The text is only the beginning; `update` sends the complete text. */
      readonly isPreview?: true;
      /** The text is only the last chunk; this is its offset in characters. */
      readonly offset?: number;
    }
  | { readonly kind: 'missing'; readonly reason: ProblemCode };

export interface CapturedResponse {
  /** Set if the caller assigns the ids. */
  readonly id?: ExchangeId;
  /** Also list a batch body in a response other than 207. */
  readonly batches?: boolean;
  /** If set, the body is not parsed, for this reason. */
  readonly setAsideReason?: Message;
  /** The HAR entry as plain JSON (`chrome.devtools.network.Request` without its methods). */
  readonly entry: unknown;
  readonly content: CapturedContent | null;
  /** What the server stated earlier about the URL or one above it; left out if it is not known. */
  readonly serverStatement?: ServerStatement;
}

/** Number of rows in a page: the panel requests rows in pages. */
export const ROW_PAGE = 100;

/** What a panel without a filter shows of the only response. */
export interface FirstResponse {
  readonly overview: Overview;
  readonly detail: ExchangeDetail;
  /** The first page. */
  readonly rows: RowSlice;
  /** Index of the first failed row, or -1. */
  readonly failureIndex: number;
  readonly failureDetail: RowDetail | null;
}

/** Sent to all listeners after a change. The panel then requests the data it shows. */
export type EngineEvent =
  /** `first` is set for a response that is the only one, so that its rows are shown without requests. */
  | { readonly added: ExchangeId | null; readonly first?: FirstResponse }
  /** More of one response is parsed, its body was replaced, or it was set aside. */
  | { readonly changed: ExchangeId }
  /** The current state of all imports; imported exchanges may be new as well. */
  | { readonly imports: readonly FileImport[] }
  | CheckedEvent
  /** The problems of the user's rules, after the engine turned them off. */
  | { readonly ruleProblems: readonly RuleProblem[] };

export interface Engine extends Omit<EngineApi, 'export' | 'cancelExport'>, CaptureApi {
  export(request: ExportRequest): ExportText;
  /** @returns a function that ends the subscription */
  subscribe(listener: (change: EngineEvent) => void): () => void;
}
