/** The languages and frameworks of the code in an example. */
export const FRAMEWORKS = ['express', 'flask', 'php'] as const;

export type Framework = (typeof FRAMEWORKS)[number];

/** A minimal response with status 207 that is correct, and code that sends it. */
export interface Example {
  readonly format: 'xml' | 'json';
  readonly contentType: string;
  /** Ends with a line break. */
  readonly body: string;
  readonly code: Readonly<Record<Framework, string>>;
}

/** The response as an HTTP message, with its headers. */
export function messageOf({ contentType, body }: Example): string {
  return `HTTP/1.1 207 Multi-Status\nContent-Type: ${contentType}\n\n${body}`;
}
