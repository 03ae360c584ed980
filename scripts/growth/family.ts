// A family is a series of inputs that differ only in the size of one part.

/** One request and its response, as a HAR entry holds them. */
export interface Entry {
  readonly text: string;
  readonly type?: string;
  readonly status?: number;
  readonly method?: string;
  readonly url?: string;
  /** The body of the request. */
  readonly request?: string;
  readonly requestType?: string;
  readonly requestHeaders?: readonly { readonly name: string; readonly value: string }[];
}

export interface Input {
  readonly entries: readonly Entry[];
  /** The text of a rules file. */
  readonly rules?: string;
  /** The text of the filter box. */
  readonly filter?: string;
}

/** A family of responses. It is measured at `size` and at four times `size`. */
export interface ResponseFamily {
  readonly size: number;
  readonly make: (size: number) => Input;
}

/** A family of work that is not about responses: it does something `size` times. */
export interface WorkFamily {
  readonly size: number;
  readonly work: (size: number) => void;
}

export type Family = ResponseFamily | WorkFamily;
export type Families = Readonly<Record<string, Family>>;

export function times<Value>(size: number, of: (index: number) => Value): Value[] {
  return Array.from({ length: size }, (_, index) => of(index));
}

export function joined(size: number, of: (index: number) => string, between = ''): string {
  return times(size, of).join(between);
}

/** An object with `size` members. */
export function members<Value>(
  size: number,
  of: (index: number) => readonly [name: string, value: Value],
): Readonly<Record<string, Value>> {
  return Object.fromEntries(times(size, of));
}

type More = Partial<Entry> & Omit<Input, 'entries'>;

function input(text: string, { rules, filter, ...entry }: More): Input {
  return {
    entries: [{ text, ...entry }],
    ...(rules !== undefined && { rules }),
    ...(filter !== undefined && { filter }),
  };
}

const JSON_ENTRY = {
  method: 'POST',
  url: 'https://api.example/v1/things/batch',
  type: 'application/json',
  requestType: 'application/json',
};

export function json(body: unknown, more: More = {}): Input {
  return jsonText(JSON.stringify(body), more);
}

export function jsonText(text: string, more: More = {}): Input {
  return input(text, { ...JSON_ENTRY, ...more });
}

/** A batch and the request that it responds to, both JSON. */
export function jsonBatch(request: unknown, body: unknown, more: More = {}): Input {
  return json(body, { request: JSON.stringify(request), ...more });
}

export function lines(text: string, more: More = {}): Input {
  return input(text, { ...JSON_ENTRY, type: 'application/x-ndjson', ...more });
}

export function multipart(text: string, more: More = {}): Input {
  return input(text, {
    method: 'POST',
    url: 'https://api.example/$batch',
    type: 'multipart/mixed; boundary=b',
    ...more,
  });
}

/** @param attributes of the root, each with a space before it */
export function multistatus(inside: string, attributes = ''): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<D:multistatus xmlns:D="DAV:"${attributes}>${inside}</D:multistatus>`;
}

export function webdav(inside: string, more: More = {}): Input {
  return webdavText(multistatus(inside), more);
}

export function webdavText(text: string, more: More = {}): Input {
  return input(text, {
    method: 'PROPFIND',
    url: 'https://dav.example/dav/',
    type: 'application/xml; charset=utf-8',
    ...more,
  });
}

export function response(href: string, status: number, more = ''): string {
  return `<D:response><D:href>${href}</D:href><D:status>HTTP/1.1 ${status} x</D:status>${more}</D:response>`;
}

export function propstat(properties: string, status: number): string {
  return `<D:propstat><D:prop>${properties}</D:prop><D:status>HTTP/1.1 ${status} x</D:status></D:propstat>`;
}

/** A response that has only propstats. */
export function propfound(href: string, propstats: string): string {
  return `<D:response><D:href>${href}</D:href>${propstats}</D:response>`;
}

/** A rules file with one rule for `/rows`. */
export function rule(more: object): string {
  const rows = { id: 'x', name: 'X', container: '/rows', status: '/r' };
  return JSON.stringify({ version: 1, rules: [{ ...rows, ...more }] });
}

/** Every third item failed. */
export function item(index: number): object {
  const hasFailed = index % 3 === 0;
  return {
    id: `item-${index}`,
    status: hasFailed ? 409 : 200,
    message: hasFailed ? 'It exists already' : undefined,
  };
}

export function failedItem(index: number): object {
  return { id: `item-${index}`, status: 409, error: { code: 'CONFLICT', message: `It exists already ${index}` } };
}
