// Formats of tokens that are recognized without a name, after the rules of gitleaks (https://github.com/gitleaks/gitleaks), limited to
// those with a prefix of their own.
const FORMATS = [
  // JSON Web Token (RFC 7519), also without a signature, and JWE (RFC 7516)
  String.raw`eyJ[\w-]{8,20000}(?:\.[\w-]{0,20000}){1,4}`,
  String.raw`gh[pousr]_[A-Za-z0-9]{16,20000}`,
  String.raw`github_pat_\w{16,20000}`,
  String.raw`gl(?:pat|dt|ptt|rt|oas|cbt|soat|ffct|imt|agent)-[\w-]{16,20000}`,
  String.raw`xox[a-z](?:\.xox[a-z])?-[\w-]{8,20000}`,
  String.raw`xapp-[\w-]{16,20000}`,
  String.raw`(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{16}(?![A-Za-z0-9])`,
  String.raw`AIza[\w-]{35}`,
  String.raw`ya29\.[\w-]{16,20000}`,
  String.raw`GOCSPX-[\w-]{16,20000}`,
  String.raw`(?:sk|rk)_(?:live|test)_\w{10,20000}`,
  String.raw`whsec_\w{16,20000}`,
  String.raw`sk-[\w-]{20,20000}`,
  String.raw`SG\.[\w-]{16,20000}\.[\w-]{16,20000}`,
  String.raw`npm_[A-Za-z0-9]{30,20000}`,
  String.raw`pypi-[\w-]{30,20000}`,
  String.raw`(?:dop|doo|dor)_v1_[a-f0-9]{32,20000}`,
  String.raw`shp(?:at|ca|pa|ss)_[A-Fa-f0-9]{16,20000}`,
  String.raw`hf_[A-Za-z0-9]{20,20000}`,
  String.raw`hv[sbr]\.[\w-]{20,20000}`,
  String.raw`ATATT3[\w-]{20,20000}=?[\w]*`,
  String.raw`sq0(?:atp|csp)-[\w-]{16,20000}`,
  String.raw`dapi[a-f0-9]{32}`,
  String.raw`lin_api_[A-Za-z0-9]{20,20000}`,
  String.raw`EAACEdEose0cBA[A-Za-z0-9]+`,
];

const TOKEN = new RegExp(`(?:${FORMATS.join('|')})`, 'y');

/** The first characters of the formats. */
const FIRST: ReadonlySet<number> = new Set(Array.from('egxAyGswSnpdhlE', (letter) => letter.charCodeAt(0)));

/** @returns the end of a token that starts at an offset; -1 if there is none */
export function tokenEnd(text: string, start: number): number {
  if (!FIRST.has(text.charCodeAt(start))) return -1;
  TOKEN.lastIndex = start;
  return TOKEN.test(text) ? TOKEN.lastIndex : -1;
}
