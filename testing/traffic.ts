import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The body of the 207 responses in all recorded files. */
export const RECORDED_BODY =
  '{"results":[{"id":"ä1","status":200},{"id":"b2","status":409,"error":"conflict: HTTP/1.1 409 Conflict"}]}';

/** Reads a file that a program recorded (`testing/traffic`): the same requests to one server, saved in different ways. */
export function recorded(name: string): Uint8Array {
  return readFileSync(join(import.meta.dirname, 'traffic', name));
}
