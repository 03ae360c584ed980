import { expect, it } from 'vitest';
import { languageOf } from './language.ts';

it.each([
  ['\n <?xml version="1.0"?>', 'xml'],
  [' {"a":1}', 'json'],
  ['[1]', 'json'],
  ['--batch_1', 'text'],
  ['', 'text'],
] as const)('%j is %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});
