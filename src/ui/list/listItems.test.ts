import { expect, it } from 'vitest';
import { hostOf } from './listItems.ts';

it.each([
  ['https://dav.example/a', 'dav.example'],
  ['http://user:pass@dav.example:8080?x@y', 'dav.example:8080'],
  ['file name.json', ''],
  ['', ''],
  ['https://dav.example', 'dav.example'],
])('hostOf %s', (url, host) => {
  expect(hostOf(url)).toBe(host);
});
