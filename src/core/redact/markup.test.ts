import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from './redactor.ts';

describe('an XML text', () => {
  it('keeps the markup after a header', () => {
    const xml = (value: string): string =>
      `<a><b><![CDATA[Request:\nCookie: sid=${value}]]></b></a><!--\nCookie: sid=${value}-->`;
    expect(createRedactor().text(xml('abcdef123456'))).toBe(xml('REDACTED-1'));
  });

  const content = fc.constantFrom(
    'text ',
    '\nCookie: sid=abcdef123456; b=abcdef1234567',
    '\nAuthorization: Bearer abcdef123456',
    '\nAuthorization: Bearer ',
    '\nX-Api-Key: abcdef123456',
    '{"token": "abcdef123456',
    '"tokens": ["abcdef123456", "abc',
    'name="token"\n\nabcdef123456',
    'https://a:b@c/?token=abcdef123456',
    '&lt;token&gt;abcdef123456',
    'token: abcdef123456',
    '<token><![CDATA[a<b>abcdef123456]]></token>',
    '<token>abc<!-- x -->def<![CDATA[ghi]]></token>',
    '<!-- x -->',
  );
  const { element } = fc.letrec<{ element: string }>((tie) => ({
    element: fc
      .tuple(
        fc.constantFrom('a', 'token', 'D:locktoken', 'password'),
        fc.array(
          fc.oneof(
            { maxDepth: 4 },
            content,
            content.filter((text) => !text.includes(']]>')).map((text) => `<![CDATA[${text}]]>`),
            tie('element'),
          ),
          { maxLength: 4 },
        ),
      )
      .map(([name, contents]) => `<${name}>${contents.join('')}</${name}>`),
  }));

  it('has the same elements after redaction', () => {
    fc.assert(
      fc.property(element, (xml) => {
        expect(markup(createRedactor().text(xml))).toEqual(markup(xml));
      }),
      { numRuns: 1000 },
    );
  });
});

function markup(xml: string): readonly string[] {
  return (xml.match(/<!\[CDATA\[[^]*?\]\]>|<[^>]*>/g) ?? []).map((part) =>
    part.startsWith('<![CDATA[') ? 'CDATA' : part,
  );
}
