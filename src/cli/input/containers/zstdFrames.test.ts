import { expect, it } from 'vitest';
import { areZstdFramesComplete } from './zstdFrames.ts';

/** Frames of the program zstd: of 300,000 zeros in three blocks with a checksum, and of the text "abc" without one. */
const ZEROS = Buffer.from('28b52ffd04585400001000000100fbff39c00202001000039f04002d28de26', 'hex');
const TEXT = Buffer.from('28b52ffd2003190000616263', 'hex');
const SKIPPABLE = Buffer.from('502a4d18020000000000', 'hex');

it('data in zstd format is complete with the last block of each frame', () => {
  for (const frame of [TEXT, ZEROS]) expect(areZstdFramesComplete(frame)).toBe(true);
  expect(areZstdFramesComplete(Buffer.concat([TEXT, SKIPPABLE, TEXT]))).toBe(true);
  for (const frame of [TEXT, ZEROS, SKIPPABLE])
    for (let end = 1; end < frame.length; end += 1)
      expect(areZstdFramesComplete(frame.subarray(0, end)), String(end)).toBe(false);
});
