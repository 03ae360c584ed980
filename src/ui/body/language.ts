import type { BodyContent } from '../../engine/api/engineApi.ts';

/** What colours suit a text, by its first sign: labels lie. */
export function languageOf(text: string): BodyContent['language'] {
  const [sign] = text.trimStart();
  if (sign === '<') return 'xml';
  return sign === '{' || sign === '[' ? 'json' : 'text';
}
