export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const RETURN = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const APOSTROPHE = 0x27;
export const SLASH = 0x2f;
export const LESS = 0x3c;
export const EQUALS = 0x3d;
export const GREATER = 0x3e;
export const EXCLAMATION = 0x21;
export const QUESTION = 0x3f;

/**
 * By character code: 1 for characters that a name may contain, 2 for those that it may also start with. As an approximation,
 * names may start with any character above U+007F.
 */
const NAME_CHARACTER = new Uint8Array(128);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_:')
  NAME_CHARACTER[character.charCodeAt(0)] = 2;
for (const character of '0123456789.-') NAME_CHARACTER[character.charCodeAt(0)] = 1;

export function isNameStart(code: number): boolean {
  return code >= 128 || NAME_CHARACTER[code] === 2;
}

export function isNameCharacter(code: number): boolean {
  return code >= 128 || NAME_CHARACTER[code] !== 0;
}

export function isSpace(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === TAB || code === RETURN;
}
