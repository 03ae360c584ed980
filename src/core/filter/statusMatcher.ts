import { comparison, listOf } from './value.ts';

/** Parses the value of `status:`: `404`, `4xx`, `>=400`, `404,423`, `4xx,507`. Null if it is not valid. */
export function statusMatcher(value: string): ((status: number) => boolean) | null {
  const tests = listOf(value, (item) => {
    const hundreds = /^([1-9])xx$/i.exec(item)?.[1];
    if (hundreds !== undefined) return (status: number) => Math.floor(status / 100) === Number(hundreds);
    return /^\D*\d{3}$/.test(item) ? comparison(item) : null;
  });
  return tests && ((status) => tests.some((test) => test(status)));
}
