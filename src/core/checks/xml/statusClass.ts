/** Whether a status code is 200 to 299. */
export function isSuccess(code: number | null): boolean {
  return code !== null && code >= 200 && code <= 299;
}
