/** A kind of token. A number for speed: millions are compared per second. */
export type Token = typeof END | typeof OPEN | typeof CLOSE | typeof TEXT;
export const END = 0;
export const OPEN = 1;
export const CLOSE = 2;
export const TEXT = 3;
