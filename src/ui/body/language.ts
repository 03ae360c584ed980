import type { BodyContent } from '../../engine/api/engineApi.ts';

/** The language of a text for syntax colors, by its first character: content types may be wrong. */
export function languageOf(text: string): BodyContent['language'] {
  const [first] = text.trimStart();
  if (first === '<') return 'xml';
  return first === '{' || first === '[' ? 'json' : 'text';
}
