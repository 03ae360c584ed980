// The part of Papa Parse that is used here. Its published types refer to Node's, which would come into core with them
// and make `process` and the rest valid names there.
declare module 'papaparse' {
  interface UnparseConfig {
    delimiter?: string;
    newline?: string;
    quotes?: boolean;
    header?: boolean;
    /** Puts a `'` before what a spreadsheet would take for a formula. */
    escapeFormulae?: boolean;
  }
  interface Table {
    fields: readonly string[];
    data: readonly (readonly unknown[])[];
  }
  const Papa: {
    unparse(rows: Table | readonly (readonly unknown[])[], config?: UnparseConfig): string;
  };
  export default Papa;
}
