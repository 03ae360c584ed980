import { isObject } from '../../isObject.ts';

/**
 * Returns the HAR entry in a line of a trace of Playwright (`trace.network` in `trace.zip`); null if the value is anything else.
 * Bodies are in the folder `resources`: Playwright names their files in `_file`, and before 1.57 in `_sha1`.
 */
export function entryOfTrace(value: unknown): unknown {
  return isObject(value) && value['type'] === 'resource-snapshot' ? (value['snapshot'] ?? null) : null;
}

/** Whether a value is the first line of `trace.trace`, which has the actions of a test, but not its requests. */
export function isTraceStart(value: unknown): boolean {
  return isObject(value) && value['type'] === 'context-options' && 'version' in value;
}
