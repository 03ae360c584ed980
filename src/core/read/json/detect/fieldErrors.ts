import type { CodeSystem } from './codeSystem.ts';
import type { ItemTable } from './itemTable.ts';
import { isList, isObject, type Json } from '../syntax/value.ts';

/**
 * Lists of error texts by field, with an empty object for each item without errors: `[{}, {"name": ["must not be blank"]}]`, as
 * validation libraries return them. Null unless there are both.
 */
export function fieldErrors(list: ItemTable): CodeSystem | null {
  let failed = 0;
  for (let row = 0; row < list.values.length; row += 1) {
    const item = list.row(row);
    if (!isObject(item)) return null;
    const texts = Object.values(item);
    if (!texts.every(areSentences)) return null;
    if (texts.length > 0) failed += 1;
  }
  if (failed === 0 || failed === list.values.length) return null;
  return {
    column: 'fields',
    areRemarks: false,
    isFlag: true,
    outcomeAt: (row) => {
      const item = list.row(row);
      return isObject(item) && Object.keys(item).length > 0 ? 'failure' : 'success';
    },
  };
}

function areSentences(value: Json): boolean {
  return (
    isList(value) && value.length > 0 && value.every((text) => typeof text === 'string' && /\p{L}\s+\S/u.test(text))
  );
}
