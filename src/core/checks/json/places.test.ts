import { expect, test } from 'vitest';
import { isList, isObject, type Json, type Path } from '../../read/json/syntax/value.ts';
import { JsonPlaces } from './places.ts';

/** Returns the paths of a value and of all values in it. */
function pathsIn(value: Json, path: Path = []): readonly Path[] {
  const inner = isList(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  return [path, ...inner.flatMap(([step, one]) => pathsIn(one, [...path, step]))];
}

test.each([
  '{"a":[1,-2.5e3,true,null,"x"],"b":{"c":{},"d":[]}}',
  ' [ { "a" : "]}" , "b\\"c" : [ [ ] , { } , "\\\\" ] } , 0 ]\n',
  '{"\\u0061":{"":[{"__proto__":{"a":1}}]}}',
  '"text"',
  '12',
  '[[["deep",{"a":[false]}]],"\\\\\\""]',
])('finds all values in %s', (text) => {
  const root: Json = JSON.parse(text);
  const places = new JsonPlaces(text);
  for (const path of pathsIn(root)) {
    const range = places.range(path);
    let value: Json | undefined = root;
    for (const step of path) value = Object.getOwnPropertyDescriptor(value, step)?.value;
    expect(JSON.parse(text.slice(...(range ?? [0, 0])))).toEqual(value);
    expect(text.slice(...(range ?? [0, 0])).trim()).toBe(text.slice(...(range ?? [0, 0])));
  }
});

test('finds the last one of repeated names', () => {
  expect(new JsonPlaces('{"a":1,"a":22}').range(['a'])).toEqual([11, 13]);
});

test('returns null for a value that does not exist', () => {
  const places = new JsonPlaces('{"a":[1]}');
  for (const path of [['b'], ['a', 1], ['a', 0, 'c'], [0, 'x']]) expect(places.range(path)).toBeNull();
});

test('finds all elements of a long list in linear time', () => {
  const places = new JsonPlaces(`[${'{"a":"b"},'.repeat(100_000)}0]`);
  for (let index = 100_000; index > 0; index -= 1) expect(places.range([index - 1, 'a'])?.[0]).toBe(index * 10 - 4);
});
