/** The members of an exported report that tests use (docs/report.schema.json). */
export interface ReportFile {
  readonly exported: {
    readonly scope: string;
    readonly filter: string | null;
    readonly responses: number;
    readonly operations: number;
    readonly leftOut: readonly { readonly what: string; readonly count: number }[];
    readonly redacted: readonly { readonly rule: string; readonly count: number }[];
  };
  readonly responses: readonly ReportResponse[];
}

export interface ReportResponse {
  readonly entry: number | null;
  readonly request: { readonly headers: readonly { readonly name: string; readonly value: string }[] };
  readonly dialect: { readonly id: string } | null;
  readonly verdict: { readonly outcome: string; readonly sentence: string };
  readonly summary: Readonly<
    Record<'total' | 'success' | 'notice' | 'partial' | 'failure' | 'dependent' | 'unknown', number>
  >;
  readonly syncToken: string | null;
  readonly operations: readonly ReportOperation[];
  readonly checks: readonly unknown[];
  readonly problems: readonly { readonly code: string; readonly message: string }[];
  readonly unanswered: readonly { readonly index: number; readonly label: string | null }[];
}

export interface ReportOperation {
  readonly pointer: string;
  readonly label: string | null;
  readonly hrefs: readonly string[];
  readonly status: number | null;
  readonly outcome: string;
  readonly note: string | null;
  readonly message: string | null;
  readonly location: string | null;
  readonly requestIndex: number | null;
  readonly causedBy: readonly number[];
  readonly conditions: readonly { readonly name: string }[];
  readonly propstats: readonly {
    readonly status: number | null;
    readonly outcome: string;
    readonly properties: readonly { readonly name: string; readonly value: string | null }[];
    readonly conditions: readonly { readonly name: string }[];
  }[];
  readonly operations: readonly ReportOperation[];
}
