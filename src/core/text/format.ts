/** Numbers are formatted in English like the text around them, independent of the system language. */
const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const ONE_DIGIT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** Formats a number: `3,214`. */
export function count(value: number): string {
  return GROUPED.format(value);
}

/** Formats a number and its noun: `1 resource`, `3,214 resources`. */
export function counted(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** Formats bytes with decimal units like DevTools: `812 B`, `1.4 kB`, `20 MB`. */
export function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  // 999,500 B would be rounded to "1,000 kB".
  while (unit < units.length - 1 && value >= (unit === 0 ? 1000 : 999.5)) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 100 ? ONE_DIGIT : GROUPED;
  return `${digits.format(value)} ${units[unit] ?? ''}`;
}

/** Formats a duration: `48 ms`, `1.20 s`, `2.5 min`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 999.5) return `${GROUPED.format(milliseconds)} ms`;
  if (milliseconds < 59_995) return `${(milliseconds / 1000).toFixed(2)} s`;
  return `${ONE_DIGIT.format(milliseconds / 60_000)} min`;
}

/** Formats the local time of day: `18:02:19.006`. Returns '' if the date is not valid. */
export function clock(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const two = (value: number): string => String(value).padStart(2, '0');
  const milliseconds = String(date.getMilliseconds()).padStart(3, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${milliseconds}`;
}
