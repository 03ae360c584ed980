// Formats of tokens that are recognized without a name, after the rules of gitleaks (https://github.com/gitleaks/gitleaks), limited to
// those with a prefix of their own. Each is matched with its least length, and reaches to the end of its word.
const FORMATS: readonly (readonly [beginnings: string, format: string])[] = [
  // JSON Web Token (RFC 7519) and JWE (RFC 7516)
  ['eyJ', String.raw`eyJ[\w-]{8}`],
  ['ghp gho ghu ghs ghr', String.raw`gh[pousr]_[A-Za-z0-9]{16}`],
  ['git', String.raw`github_pat_\w{16}`],
  ['glp gld glr glo glc gls glf gli gla', String.raw`gl(?:pat|dt|ptt|rt|oas|cbt|soat|ffct|imt|agent)-[\w-]{16}`],
  ['xox', String.raw`xox[a-z](?:\.xox[a-z])?-[\w-]{8}`],
  ['xap', String.raw`xapp-[\w-]{16}`],
  ['AKI ASI ABI ACC', String.raw`(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])`],
  // The session tokens of AWS
  ['IQo Fwo FQo', String.raw`(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz)[\w-]{8}`],
  ['AIz', String.raw`AIza[\w-]{35}`],
  ['ya2', String.raw`ya29\.[\w-]{16}`],
  ['GOC', String.raw`GOCSPX-[\w-]{16}`],
  ['sk_ rk_', String.raw`(?:sk|rk)_(?:live|test)_\w{10}`],
  ['whs', String.raw`whsec_\w{16}`],
  ['sk-', String.raw`sk-[\w-]{20}`],
  ['SG.', String.raw`SG\.[\w-]{16,64}\.[\w-]{16}`],
  ['npm', String.raw`npm_[A-Za-z0-9]{30}`],
  ['pyp', String.raw`pypi-[\w-]{30}`],
  ['dop doo dor', String.raw`(?:dop|doo|dor)_v1_[a-f0-9]{32}`],
  ['shp', String.raw`shp(?:at|ca|pa|ss)_[A-Fa-f0-9]{16}`],
  ['hf_', String.raw`hf_[A-Za-z0-9]{20}`],
  ['hvs hvb hvr', String.raw`hv[sbr]\.[\w-]{20}`],
  ['ATA', String.raw`ATATT3[\w-]{20}`],
  ['sq0', String.raw`sq0(?:atp|csp)-[\w-]{16}`],
  ['dap', String.raw`dapi[a-f0-9]{32}`],
  ['lin', String.raw`lin_api_[A-Za-z0-9]{20}`],
  ['EAA', String.raw`EAACEdEose0cBA[A-Za-z0-9]`],
];

/** Client secrets of Microsoft Entra, at the first tilde: `abc8Q~...`. */
const ENTRA = /(?<=(?<![\w.-])[\w.-]{3}\dQ)~[\w.~-]{31,34}(?![\w~])/y;

/** Base64 after the first word of a token that has it. */
const AFTER_BASE64 = /[^\w+/=%-]|$/g;

/** The formats by their first three characters. */
const BY_BEGINNING: ReadonlyMap<string, RegExp> = new Map(
  FORMATS.flatMap(([beginnings, format]) =>
    beginnings.split(' ').map((beginning) => [beginning, new RegExp(format, 'y')] as const),
  ),
);

/** The first three characters of all formats. */
export const TOKEN_BEGINNINGS: readonly string[] = [...BY_BEGINNING.keys()];

/**
 * The end of a token that starts at an offset. Takes time that is proportional to its length.
 *
 * @returns -1 if there is none
 */
export function tokenEnd(text: string, start: number): number {
  const token = BY_BEGINNING.get(text.slice(start, start + 3));
  if (token === undefined) return -1;
  token.lastIndex = start;
  if (!token.test(text)) return -1;
  const end = endOfWord(text, token.lastIndex);
  if (text.startsWith('eyJ', start)) return endOfJwt(text, end);
  if (text.charCodeAt(start) === 0x49 || text.charCodeAt(start) === 0x46) return indexOf(AFTER_BASE64, text, end);
  return text.charCodeAt(end) === 0x3d && text.startsWith('ATATT3', start) ? endOfWord(text, end + 1) : end;
}

/** The other parts of a token of three to five parts, of which all but the first may be empty. */
function endOfJwt(text: string, end: number): number {
  let at = end;
  for (let part = 0; part < 4 && text.charCodeAt(at) === 0x2e; part += 1) at = endOfWord(text, at + 1);
  return at === end ? -1 : at;
}

/** @param end offset of a tilde @returns -1 if there is none */
export function entraSecretEnd(text: string, end: number): number {
  ENTRA.lastIndex = end;
  return ENTRA.test(text) ? ENTRA.lastIndex : -1;
}

function endOfWord(text: string, start: number): number {
  return indexOf(/[^\w-]|$/g, text, start);
}

function indexOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.index ?? text.length;
}
