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

/** The formats by the code of their first character; an alternative that starts with a group is listed by each of its beginnings. */
const BY_FIRST: ReadonlyMap<number, RegExp> = byFirst();

function byFirst(): ReadonlyMap<number, RegExp> {
  const groups = new Map<string, string[]>();
  for (const format of FORMATS) {
    const beginnings = format.startsWith('(?:') ? format.slice(3, format.indexOf(')')).split('|') : [format];
    for (const first of new Set(beginnings.map((beginning) => beginning.charAt(0))))
      groups.set(first, [...(groups.get(first) ?? []), format]);
  }
  return new Map(
    [...groups].map(([first, formats]) => [first.charCodeAt(0), new RegExp(`(?:${formats.join('|')})`, 'y')]),
  );
}

/** @returns the end of a token that starts at an offset; -1 if there is none */
export function tokenEnd(text: string, start: number): number {
  const token = BY_FIRST.get(text.charCodeAt(start));
  if (token === undefined) return -1;
  token.lastIndex = start;
  return token.test(text) ? token.lastIndex : -1;
}
