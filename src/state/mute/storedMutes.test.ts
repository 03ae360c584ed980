import { describe, expect, it } from 'vitest';
import { formatMutes, parseMutes } from './storedMutes.ts';

const RULE = { url: 'https://a.example/*', status: '404', label: '' };

describe('parseMutes', () => {
  it('returns the stored rules', () => {
    const text = formatMutes({ rules: [RULE], invalid: [] });
    expect(parseMutes(text)).toEqual({ rules: [RULE], invalid: [], isUnreadable: false });
  });

  it.each(['', '{"url":"*"}', '[{"url":', 'null'])('says that %j cannot be read', (text) => {
    expect(parseMutes(text)).toEqual({ rules: [], invalid: [], isUnreadable: true });
  });

  it.each([
    { url: '', status: '404', label: '' },
    { url: '*', status: '4x4', label: '' },
    { url: '*', status: '200', label: '' },
    { url: '*', status: 404, label: '' },
    { url: '*', status: '404' },
    { ...RULE, method: 'DELETE' },
    null,
    'text',
  ])('does not use %j, and keeps it', (item) => {
    const stored = parseMutes(JSON.stringify([RULE, item]));
    expect(stored).toEqual({ rules: [RULE], invalid: [item], isUnreadable: false });
    expect(JSON.parse(formatMutes(stored))).toEqual([RULE, item]);
  });
});
