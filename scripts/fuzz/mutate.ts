import type { Random } from './random.ts';

// Syntax that the parsers treat specially, and input that is known to break parsers.
const PIECES =
  '{|}|[|]|,|:|"|\\|null|true|false|0|200|207|404|424|-1|1e400|"status"|"results"|"errors"|"__proto__"|"id"|"error"|"code"|"request"|"failed"|\n|\r\n|\r|\u0000|\ufeff|\ud800|--|<|>|</|/>|<!--|]]>|<![CDATA[|&#0;|&amp;|&x;|<?x|xmlns:D="DAV:"|<D:response>|</D:response>|<D:status>HTTP/1.1 |HTTP/1.1 404 Not Found|Content-Type: multipart/mixed; boundary=b|)]}\'|/**/|//|[[[[[[[[|{"a":{"a":{"a":'.split(
    '|',
  );
const VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  200,
  207,
  404,
  424,
  599,
  Number.MAX_SAFE_INTEGER + 2,
  -1,
  0.5,
  '',
  'ok',
  'failed',
  '404 Not Found',
  '{"a":[{"status":404}]}',
  'W10=',
  [],
  {},
  [null],
  [{}],
];

/** Applies one to four small random changes to a text. @param others texts of the same kind, from which pieces are inserted */
export function mutate(text: string, others: readonly string[], random: Random): string {
  let result = text;
  const isJson = /^\s*[[{]/.test(text);
  for (let times = 1 + random.below(4); times > 0; times -= 1)
    result = isJson && random.below(2) === 0 ? restructured(result, random) : edited(result, others, random);
  return result;
}

function edited(text: string, others: readonly string[], random: Random): string {
  const at = random.below(text.length + 1);
  const end = Math.min(text.length, at + random.below(random.pick([2, 20, 400])));
  switch (random.below(6)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(end);
    case 2:
      return text.slice(0, at) + random.pick(PIECES) + text.slice(at);
    case 3:
      return text.slice(0, at) + random.pick(PIECES) + text.slice(end);
    case 4:
      return text.slice(0, end) + text.slice(at);
    default: {
      const other = random.pick(others);
      const from = random.below(other.length + 1);
      return text.slice(0, at) + other.slice(from, from + random.below(400)) + text.slice(end);
    }
  }
}

/** Changes the parsed value, so that the result is still JSON. */
function restructured(text: string, random: Random): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  const holders: (unknown[] | Record<string, unknown>)[] = [];
  collect(value, holders, 0);
  if (holders.length === 0) return text;
  const holder = random.pick(holders);
  if (Array.isArray(holder)) {
    const at = random.below(holder.length + 1);
    const kind = random.below(3);
    if (kind === 0) holder.splice(at, 1);
    else if (kind === 1) holder.splice(at, 0, structuredClone(holder[at] ?? random.pick(VALUES)));
    else holder.splice(at, 1, random.pick(VALUES));
  } else {
    const key = random.pick([...Object.keys(holder), 'status']);
    const kind = random.below(4);
    if (kind === 0) delete holder[key];
    else if (kind === 1)
      holder[random.pick(['status', 'error', 'id', 'errors', 'results', 'message'])] = holder[key] ?? null;
    else if (kind === 2) holder[key] = random.pick(VALUES);
    else holder[key] = structuredClone(random.pick(holders));
  }
  return written(value) ?? text;
}

/** The value as JSON; null if it is too long or nested too deeply. */
function written(value: unknown): string | null {
  try {
    const made = JSON.stringify(value);
    return made.length > 200_000 ? null : made;
  } catch {
    return null;
  }
}

function collect(value: unknown, holders: (unknown[] | Record<string, unknown>)[], depth: number): void {
  if (depth > 12 || holders.length > 2000 || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) holders.push(value);
  else if (isRecord(value)) holders.push(value);
  for (const inner of Object.values(value)) collect(inner, holders, depth + 1);
}

function isRecord(value: object): value is Record<string, unknown> {
  return !Array.isArray(value);
}
