import { contentFinding, withoutReferences } from './elementContent.ts';
import { fieldSecrets } from './fieldSecrets.ts';
import type { Finding } from './secret.ts';
import { secretKind } from './secretNames.ts';

const NAME_BEFORE = /\s(?:name|key|n)=\\*["']$/;
const LONGEST_BEFORE = 16;

/** The attribute `value` after the name, or the end of the start tag. */
const VALUE_AFTER = /\\*["'][^<>]{0,300}?\s(?:value|content)=\\*["']/y;
const END_OF_TAG = /\\*["'](?:\s[^<>]{0,300})?(?<!\/)>/y;

/** The attribute `value`, and the name after it. */
const VALUE_FIRST = /=\\*"([^"<>\\]+)\\*"[^<>]{0,300}?\s(?:name|key|n)=\\*"([\w.:-]{1,64})\\*"/y;
const VALUE_FIRST_QUOTED = /='([^'<>\\]+)'[^<>]{0,300}?\s(?:name|key|n)='([\w.:-]{1,64})'/y;

/** The secret beside an attribute that names it: `<input name="token" value="...">` or `<param name="token">...</param>`. */
export function attributeFinding(
  text: string,
  { from, end, name }: { from: number; end: number; name: string },
): Finding | null {
  const kind = secretKind(name);
  if (kind === null || !NAME_BEFORE.test(text.slice(Math.max(0, from - LONGEST_BEFORE), from))) return null;
  VALUE_AFTER.lastIndex = end;
  if (VALUE_AFTER.test(text)) {
    const start = VALUE_AFTER.lastIndex;
    const after = text.charAt(start - 1) === '"' ? /["<>\\]|$/g : /['<>\\]|$/g;
    after.lastIndex = start;
    const to = after.exec(text)?.index ?? text.length;
    return finding(fieldSecrets(text, start, to, { name, kind }), to);
  }
  END_OF_TAG.lastIndex = end;
  return END_OF_TAG.test(text) ? contentFinding(text, { name, kind, start: END_OF_TAG.lastIndex, opening: '<' }) : null;
}

/** The secret in an attribute `value` before the one that names it. @param end of the word `value` */
export function reversedAttributeFinding(text: string, end: number): Finding | null {
  for (const pattern of [VALUE_FIRST, VALUE_FIRST_QUOTED]) {
    pattern.lastIndex = end;
    const [, value, name] = pattern.exec(text) ?? [];
    const kind = name === undefined ? null : secretKind(name);
    if (value === undefined || name === undefined || kind === null) continue;
    const start = text.indexOf(value, end);
    return finding(fieldSecrets(text, start, start + value.length, { name, kind }), start + value.length);
  }
  return null;
}

function finding(secrets: Finding['secrets'], end: number): Finding | null {
  if (secrets.length === 0) return null;
  return { secrets: secrets.map((secret) => ({ ...secret, value: withoutReferences(secret.value) })), end };
}
