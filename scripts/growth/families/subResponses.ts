import { type Families, joined, json, jsonText, members, multipart, times } from '../family.ts';

const part = (headers: string, body: string): string =>
  `--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 409 Conflict\r\n${headers}\r\n${body}\r\n`;

const item = (more: object): object => ({ responses: [{ id: '1', status: 409, headers: {}, ...more }] });

/** Headers and bodies inside items and MIME parts. */
export const SUB_RESPONSES: Families = {
  'sub-many-headers': {
    size: 10_000,
    make: (n) => json(item({ headers: members(n, (i) => [`X-${i}`, 'x']), body: { a: 1 } })),
  },
  'sub-header-values': { size: 10_000, make: (n) => json(item({ headers: { a: times(n, () => 'x') } })) },
  'sub-part-headers': {
    size: 10_000,
    make: (n) =>
      multipart(
        `${part(
          joined(n, (i) => `X-${i}: x\r\n`),
          '{}',
        )}--b--`,
      ),
  },
  'sub-part-header-long': { size: 250_000, make: (n) => multipart(`${part(`X: ${'x'.repeat(n)}\r\n`, '{}')}--b--`) },
  'sub-part-header-continued': {
    size: 10_000,
    make: (n) => multipart(`${part(`X: x\r\n${' y\r\n'.repeat(n)}`, '{}')}--b--`),
  },
  'sub-body-long': { size: 5000, make: (n) => json(item({ body: times(n, (i) => ({ id: i, tags: [] })) })) },
  'sub-body-deep': {
    size: 5000,
    make: (n) => multipart(`${part('', `${'['.repeat(n)}${']'.repeat(n)}`)}--b--`),
  },
  'sub-body-base64': {
    size: 50_000,
    make: (n) => json(item({ headers: { 'Content-Type': 'text/xml+xml' }, body: btoa('<a/>'.repeat(n)) })),
  },
  'sub-body-xml': { size: 5000, make: (n) => multipart(`${part('', `<a>${'<b>x</b>'.repeat(n)}</a>`)}--b--`) },
  'sub-body-xml-deep': { size: 5000, make: (n) => multipart(`${part('', '<a>'.repeat(n) + '</a>'.repeat(n))}--b--`) },
  'sub-body-xml-unclosed': { size: 5000, make: (n) => multipart(`${part('', '<!--'.repeat(n))}--b--`) },
  'sub-body-repeated': {
    size: 2000,
    make: (n) => jsonText(`{"responses":[{"id":"1","status":409,"body":{"a":1}${',"body":{"a":2}'.repeat(n)}}]}`),
  },
};
