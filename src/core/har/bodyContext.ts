/** The data of an exchange that a file with only its body does not contain. */
export interface BodyContext {
  readonly method: string | null;
  readonly url: string | null;
  readonly status: number;
  readonly contentType: string | null;
  /** The request's body. */
  readonly request: string | null;
}
