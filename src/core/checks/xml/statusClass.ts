/** Whether a code states success; false if there is none. */
export function isSuccess(code: number | null): boolean {
  return code !== null && code >= 200 && code < 300;
}

/** Whether a code is 300 or above; false if there is none. */
export function isNoSuccess(code: number | null): boolean {
  return code !== null && code >= 300;
}

/** Whether a code is 400 or above; false if there is none. */
export function isFailure(code: number | null): boolean {
  return code !== null && code >= 400;
}
