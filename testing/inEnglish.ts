import { isMessage, type Message } from '../src/core/model/message.ts';
import { englishText } from '../src/engine/messages.ts';

/** The type of a value whose messages are replaced by English texts. */
export type InEnglish<Value> = Value extends Message
  ? string
  : Value extends (...params: never[]) => unknown
    ? Value
    : { [Key in keyof Value]: InEnglish<Value[Key]> };

/** Returns a copy of a value in which each message is replaced by its English text. Functions are copied unchanged. */
export function inEnglish<Value>(value: Value): InEnglish<Value>;
export function inEnglish(value: unknown): unknown {
  if (isMessage(value)) return englishText(value);
  if (Array.isArray(value)) return value.map(inEnglish);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inEnglish(inner)]));
}
