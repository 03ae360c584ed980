import { describe, expect, it } from 'vitest';
import { applyCompletion } from './applyCompletion.ts';
import { completionAt } from './completionAt.ts';

/** The text after a suggestion is accepted; `|` is the caret. Null if nothing is completed. */
function complete(marked: string, chosen: string): string | null {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const part = completionAt(text, caret);
  if (!part) return null;
  const change = applyCompletion(part, chosen);
  const changed = text.slice(0, change.start) + change.text + text.slice(change.end);
  return `${changed.slice(0, change.caret)}|${changed.slice(change.caret)}`;
}

describe('a suggestion', () => {
  it.each([
    ['|', 'status', 'status:|'],
    ['sta|', 'status', 'status:|'],
    ['-sta|', 'status', '-status:|'],
    ['-|', 'status', '-status:|'],
    ['a |', 'status', 'a status:|'],
    ['a st| b', 'status', 'a status:| b'],
    ['a | b', 'status', 'a status:| b'],
    ['pa|th:docs', 'url', 'url:|docs'],
    ['status:|', '404', 'status:404|'],
    ['STATUS:4|', '404', 'STATUS:404|'],
    ['status:4| is:failed', '404', 'status:404| is:failed'],
    ['status:404,|', '423', 'status:404,423|'],
    ['status:404,4|,200', '423', 'status:404,423|,200'],
    ['status:4|04,200', '423', 'status:423|,200'],
    ['-outcome:failure,p|', 'partial', '-outcome:failure,partial|'],
    ['path:a,b|', 'c', 'path:c|'],
    ['path:doc|', 'my docs', 'path:"my docs"|'],
    ['path:"my d|', 'my docs', 'path:"my docs"|'],
    ['path:"my d|" is:failed', 'docs', 'path:docs| is:failed'],
    ['method:"GET,P|"', 'PUT', 'method:GET,PUT|'],
  ])('in %j', (text, chosen, expected) => {
    expect(complete(text, chosen)).toBe(expected);
  });

  it.each(['"not f|', '/re|', 'https://|', 'DAV:own|', 'a.b|', '|a', 'path:"a"| ', 'wörd|'])(
    'does not exist in %j',
    (text) => {
      expect(complete(text, 'x')).toBeNull();
    },
  );

  it('is for what is typed before the caret, and not for the other items of a list', () => {
    expect(completionAt('is:failed status:404,42,200', 23)).toMatchObject({
      key: 'status',
      typed: '42',
      listed: ['404', '200'],
    });
    expect(completionAt('Stat', 2)).toMatchObject({ kind: 'key', typed: 'st' });
  });
});
