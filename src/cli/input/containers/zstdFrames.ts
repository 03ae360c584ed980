/**
 * Whether data in zstd format (RFC 8878 section 3.1) contains the last block of each frame. `node:zlib` returns what it has decompressed
 * of truncated data, without an error.
 */
export function areZstdFramesComplete(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  try {
    while (at < bytes.length) at = frameEnd(view, at);
  } catch {
    // A header is after the end.
    return false;
  }
  return at === bytes.length;
}

const SKIPPABLE = 0x184d2a5;
const BLOCK_HEADER = 3;
const RLE = 1;

/** Returns the offset after the frame at an offset. @throws {RangeError} if a header is after the end */
function frameEnd(view: DataView, start: number): number {
  if (view.getUint32(start, true) >>> 4 === SKIPPABLE) return start + 8 + view.getUint32(start + 4, true);
  const descriptor = view.getUint8(start + 4);
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const sizeLength = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const dictionaryLength = [0, 1, 2, 4][descriptor & 0x03] ?? 0;
  let at = start + 5 + (isSingleSegment ? 0 : 1) + dictionaryLength + sizeLength;
  for (let isLast = false; !isLast;) {
    const header = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    isLast = (header & 1) !== 0;
    at += BLOCK_HEADER + (((header >> 1) & 3) === RLE ? 1 : header >> 3);
  }
  const hasChecksum = (descriptor & 0x04) !== 0;
  return at + (hasChecksum ? 4 : 0);
}
