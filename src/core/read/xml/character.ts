/** 1 for characters that a name may hold, 2 for those that it may start with, by code; above U+007F all may (near enough). */
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
