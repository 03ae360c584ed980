import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Writes bytes to a temporary file, and calls a function with its path. An archive is read from its end, so it cannot be read as a stream.
 */
export async function spooled<Value>(
  bytes: AsyncIterable<Uint8Array>,
  read: (path: string) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'multistatus-'));
  try {
    const path = join(folder, 'input.zip');
    await pipeline(bytes, createWriteStream(path, { mode: 0o600 }));
    return await read(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
