/** Parses a number with an optional comparison operator (`3`, `>=400`); null if it is not valid. */
export function comparison(value: string): ((number: number) => boolean) | null {
  const [, sign = '', digits] = /^(>=|<=|>|<|=)?(\d{1,15})$/.exec(value) ?? [];
  if (digits === undefined) return null;
  const limit = Number(digits);
  switch (sign) {
    case '>':
      return (number) => number > limit;
    case '>=':
      return (number) => number >= limit;
    case '<':
      return (number) => number < limit;
    case '<=':
      return (number) => number <= limit;
    default:
      return (number) => number === limit;
  }
}

/** Parses a comma-separated list; null if it is empty or one item is not valid. */
export function listOf<Item>(value: string, parseItem: (item: string) => Item | null): readonly Item[] | null {
  const items: Item[] = [];
  for (const item of value.split(',')) {
    const parsed = parseItem(item);
    if (parsed === null) return null;
    items.push(parsed);
  }
  return items;
}

/** Finds a value in a list, ignoring case. */
export function oneOf<Value extends string>(value: string, known: readonly Value[]): Value | null {
  const lowercase = value.toLowerCase();
  return known.find((one) => one === lowercase) ?? null;
}

/** Parses a size in bytes: `1000`, `20k`, `1.5M`, `1G` (powers of 1,000, as in DevTools); null if it is not valid. */
export function sizeOf(value: string): number | null {
  const [, digits, unit = ''] = /^(\d{1,15}(?:\.\d{1,15})?)(k|m|g)?b?$/i.exec(value) ?? [];
  if (digits === undefined) return null;
  return Number(digits) * 1000 ** ['', 'k', 'm', 'g'].indexOf(unit.toLowerCase());
}
