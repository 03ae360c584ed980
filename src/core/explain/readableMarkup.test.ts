import { describe, expect, it } from 'vitest';
import { statusWithPhrase } from './statusWithPhrase.ts';
import { readableMarkup } from './readableMarkup.ts';

describe('a value with markup', () => {
  it.each([
    ['<D:collection xmlns:D="DAV:"/>', 'collection'],
    ['<D:href>/a &amp; b</D:href>', '/a & b'],
    ['<D:exclusive/><D:write/>', 'exclusive, write'],
    ['<D:lockscope><D:exclusive/></D:lockscope>', 'lockscope: exclusive'],
    ['<a x="1"> t\n u </a>', 'a: t u'],
    ['<x><![CDATA[<b>]]></x>', 'x: <b>'],
    ['<a>&e;</a>', 'a: &e;'],
  ])('%s is summarized as %j', (markup, text) => {
    expect(readableMarkup(markup)).toBe(text);
  });

  it('is shown as sent if it is not well-formed, too deep or too long', () => {
    expect(readableMarkup('<a')).toBe('<a');
    expect(readableMarkup('<x>'.repeat(100))).toBe('<x>'.repeat(100));
    expect(readableMarkup(`<a>${'b '.repeat(50_000)}</a>`).startsWith('<a>b b')).toBe(true);
  });

  it('does not expand entities', () => {
    expect(readableMarkup('<!DOCTYPE a [<!ENTITY e "expanded">]><a>&e;</a>')).toContain('&e;');
  });
});

describe('a status', () => {
  it('has its registered phrase, or no phrase', () => {
    expect([207, 424, 507, 299, 999].map(statusWithPhrase)).toEqual([
      '207 Multi-Status',
      '424 Failed Dependency',
      '507 Insufficient Storage',
      '299',
      '999',
    ]);
  });
});
