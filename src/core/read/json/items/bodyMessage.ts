import { itemMessage, isSentence } from './itemMessage.ts';
import { isList, isObject, type Json } from '../syntax/value.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';

const LONGEST = 300;

/**
 * The sentence with which a body without operations speaks of itself: `{"status": "Some error occurred"}`,
 * `{"audio_error": "upload failed"}`; null where there is none.
 */
export function bodyMessage(value: Json): string | null {
  const text =
    typeof value === 'string'
      ? value
      : isObject(value)
        ? (errorText(value) ?? itemMessage(value, true) ?? stateText(value))
        : isList(value)
          ? null
          : null;
  return text === null || text.trim() === '' ? null : text.trim().slice(0, LONGEST);
}

function errorText(value: Json): string | null {
  if (!isObject(value)) return null;
  const found = Object.entries(value).find(
    ([key, inner]) => typeof inner === 'string' && memberTraits(key).error !== null && isSentence(inner),
  );
  return typeof found?.[1] === 'string' ? found[1] : null;
}

function stateText(value: Json): string | null {
  if (!isObject(value)) return null;
  const found = Object.entries(value).find(
    ([key, inner]) => typeof inner === 'string' && memberTraits(key).holdsState && isSentence(inner),
  );
  return typeof found?.[1] === 'string' ? found[1] : null;
}
