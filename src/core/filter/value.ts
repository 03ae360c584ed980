/** Reads a number with an optional comparison (`3`, `>=400`); null where it is something else. */
export function comparison(value: string): ((number: number) => boolean) | null {
  const [, sign = '', digits] = /^(>=|<=|>|<|=)?(\d{1,15})$/.exec(value) ?? [];
  if (digits === undefined) return null;
  const wanted = Number(digits);
  switch (sign) {
    case '>':
      return (number) => number > wanted;
    case '>=':
      return (number) => number >= wanted;
    case '<':
      return (number) => number < wanted;
    case '<=':
      return (number) => number <= wanted;
    default:
      return (number) => number === wanted;
  }
}

/** Reads a list with commas between; null where it is empty or one item cannot be read. */
export function listOf<Item>(value: string, read: (item: string) => Item | null): readonly Item[] | null {
  const items: Item[] = [];
  for (const item of value.split(',')) {
    const known = read(item);
    if (known === null) return null;
    items.push(known);
  }
  return items;
}

/** Finds a value among known ones, without regard to case. */
export function oneOf<Value extends string>(value: string, known: readonly Value[]): Value | null {
  const wanted = value.toLowerCase();
  return known.find((one) => one === wanted) ?? null;
}

/** Reads a size in bytes: `1000`, `20k`, `1.5M`, `1G` (powers of 1,000, as in DevTools); null where it is something else. */
export function sizeOf(value: string): number | null {
  const [, digits, unit = ''] = /^(\d{1,15}(?:\.\d{1,15})?)(k|m|g)?b?$/i.exec(value) ?? [];
  if (digits === undefined) return null;
  return Number(digits) * 1000 ** ['', 'k', 'm', 'g'].indexOf(unit.toLowerCase());
}
