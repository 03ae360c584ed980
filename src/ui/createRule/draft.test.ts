import { describe, expect, it } from 'vitest';
import type { RuleCandidate } from '../../core/read/json/rules/ruleCandidates.ts';
import { draftChoice, initialDraft, draftRule, changeList } from './draft.ts';

function list(pointer: string, items: number, fields: number): RuleCandidate {
  return {
    pointer,
    items,
    isMap: false,
    fields: Array.from({ length: fields }, (_, index) => ({ pointer: `/${index}`, present: items, samples: [] })),
  };
}

describe('a draft of a rule', () => {
  it('starts with the longest list whose items have fields', () => {
    expect(initialDraft([])).toBeNull();
    expect(initialDraft([list('', 3, 0), list('/a', 2, 4), list('/b', 9, 0), list('/c', 5, 2)])?.container).toBe('/c');
  });

  it('omits fields that are not selected', () => {
    const draft = { ...changeList({ ...first(), status: '/old' }, '/b'), label: '/id' };
    expect(draftChoice(draft)).toEqual({ container: '/b', label: '/id' });
  });

  it('uses the suggested name and URL unless the user enters others', () => {
    const suggested = { id: 'x', name: 'X', url: 'https://x/*', container: '/a' };
    expect(draftRule(first(), suggested)).toEqual(suggested);
    expect(draftRule({ ...first(), name: ' Mine ', url: ' ' }, suggested)).toEqual({
      id: 'x',
      name: 'Mine',
      container: '/a',
    });
  });
});

function first() {
  const draft = initialDraft([list('/a', 1, 1)]);
  if (!draft) throw new Error('there is no draft');
  return draft;
}
