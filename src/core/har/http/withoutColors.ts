const ESCAPE = 0x1b;
const OPEN_BRACKET = 0x5b;

/** Removes the color sequences (ECMA-48 SGR) that HTTPie writes with `--pretty=all`, if the first line has any. */
export function withoutColors(bytes: Uint8Array): Uint8Array {
  if (!isColored(bytes)) return bytes;
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const end = colorEnd(bytes, at);
    if (end !== null) at = end - 1;
    else {
      kept[length] = bytes[at] ?? 0;
      length += 1;
    }
  }
  return kept.subarray(0, length);
}

function isColored(bytes: Uint8Array): boolean {
  const line = bytes.indexOf(0x0a);
  return colorEnd(bytes, bytes.subarray(0, line === -1 ? bytes.length : line).indexOf(ESCAPE)) !== null;
}

/** The offset after the sequence that starts at an offset; null if there is none. */
function colorEnd(bytes: Uint8Array, start: number): number | null {
  if (bytes[start] !== ESCAPE || bytes[start + 1] !== OPEN_BRACKET) return null;
  let at = start + 2;
  // Digits and semicolons.
  while (((bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39) || bytes[at] === 0x3b) at += 1;
  return bytes[at] === 0x6d ? at + 1 : null;
}
