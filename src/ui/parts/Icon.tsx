/** Drawn by ourselves, in the 20 px boxes and the 1.5 px strokes of the icons of DevTools. */
const PATHS = {
  record: 'M10 4.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z',
  clear: 'M10 3.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5zM5.6 5.6l8.8 8.8',
  filter: 'M3.5 5h13L11.75 10.75v4.5l-3.5-1.75v-2.75z',
  export: 'M10 3.5v8.5M6.5 8.75L10 12.25l3.5-3.5M4 13.5v2.75h12V13.5',
  close: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  down: 'M5.5 8l4.5 4.5L14.5 8',
  up: 'M5.5 12l4.5-4.5 4.5 4.5',
  right: 'M8 5.5l4.5 4.5L8 14.5',
  find: 'M8.75 4a4.75 4.75 0 1 0 0 9.5a4.75 4.75 0 1 0 0-9.5zM12.25 12.25L16 16',
  copy: 'M7.5 6.5h8v10h-8zM12.5 6.5v-3h-8v10h3',
  warning: 'M10 3.5L17.25 16.25H2.75zM10 8v4M10 13.75v.75',
  info: 'M10 3.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5zM10 9v4.5M10 6.25v1',
  check: 'M4.5 10.5l3.5 3.5 7.5-8',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20, solid = false }: { name: IconName; size?: number; solid?: boolean }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill={solid ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
