export function brokenRegex(written: string): string {
  return `${written} is no regular expression; it is looked for as text.`;
}
