/** Numbers as the panel and the reports write them: English, whatever the system speaks, as the words around them are. */
const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const ONE_DIGIT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** `3,214` */
export function count(value: number): string {
  return GROUPED.format(value);
}

/** `1 resource`, `3,214 resources` */
export function counted(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** Bytes in steps of 1000, as DevTools counts them: `812 B`, `1.4 kB`, `20 MB`. */
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

/** Milliseconds below one second, then seconds with two digits, then minutes: `48 ms`, `1.20 s`, `2.5 min`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 999.5) return `${GROUPED.format(milliseconds)} ms`;
  if (milliseconds < 59_995) return `${(milliseconds / 1000).toFixed(2)} s`;
  return `${ONE_DIGIT.format(milliseconds / 60_000)} min`;
}

/** The time of day, local: `18:02:19.006`. Empty for what is no date. */
export function clock(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const two = (value: number): string => String(value).padStart(2, '0');
  const milliseconds = String(date.getMilliseconds()).padStart(3, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${milliseconds}`;
}
