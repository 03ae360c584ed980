import { isMessage, type Message } from '../model/message.ts';

/** Replaces the secrets in the parameters of a message. */
export function redactMessage({ key, params }: Message, redact: (text: string) => string): Message {
  return { key, params: params.map((param) => redactParam(param, redact)) };
}

function redactParam(param: unknown, redact: (text: string) => string): unknown {
  if (typeof param === 'string') return redact(param);
  if (Array.isArray(param)) return param.map((one) => redactParam(one, redact));
  if (isMessage(param)) return redactMessage(param, redact);
  if (typeof param !== 'object' || param === null) return param;
  return Object.fromEntries(Object.entries(param).map(([name, value]) => [name, redactParam(value, redact)]));
}
