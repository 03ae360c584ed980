import { itemMessage, isSentence } from './itemMessage.ts';
import { isObject, type Json, type JsonObject } from '../syntax/value.ts';
import { type MemberTraits, memberTraits } from '../vocabulary/memberTraits.ts';

const LONGEST = 300;

/**
 * The message of a body without operations: `{"status": "Some error occurred"}`, `{"audio_error": "upload failed"}`; null
 * if it has none.
 */
export function bodyMessage(value: Json): string | null {
  const text =
    typeof value === 'string'
      ? value
      : isObject(value)
        ? (textMember(value, ({ error }) => error !== null) ??
          itemMessage(value, true) ??
          textMember(value, ({ holdsState }) => holdsState))
        : null;
  return text === null || text.trim() === '' ? null : text.trim().slice(0, LONGEST);
}

/** The first member that is a sentence and whose name has certain traits. */
function textMember(value: JsonObject, hasTrait: (traits: MemberTraits) => boolean): string | null {
  for (const [key, inner] of Object.entries(value))
    if (typeof inner === 'string' && hasTrait(memberTraits(key)) && isSentence(inner)) return inner;
  return null;
}
