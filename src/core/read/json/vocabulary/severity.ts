import { isObject, type Json } from '../syntax/value.ts';

const SEVERITIES = ['severity', 'level', 'type'];
const SEVERE = /^(?:error|fatal|critical)$/i;

/** Whether a message states that it is an error: `{"severity": "error"}`. */
export function isSevere(message: Json): boolean {
  if (!isObject(message)) return false;
  return SEVERITIES.some((key) => {
    const severity = Object.hasOwn(message, key) ? message[key] : undefined;
    return typeof severity === 'string' && SEVERE.test(severity);
  });
}
