/** Custom icons in 20 px boxes with 1.5 px strokes, like those of DevTools. */
const PATHS = {
  record: 'M10 4.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z',
  clear: 'M10 3.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5zM5.6 5.6l8.8 8.8',
  open: 'M3.25 15.5v-11h4.5l1.75 2h6.25v2.25M3.25 15.5l2.25-6.75h12l-2.25 6.75z',
  filter: 'M3.5 5h13L11.75 10.75v4.5l-3.5-1.75v-2.75z',
  export: 'M10 3.5v8.5M6.5 8.75L10 12.25l3.5-3.5M4 13.5v2.75h12V13.5',
  close: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  down: 'M5.5 8l4.5 4.5L14.5 8',
  up: 'M5.5 12l4.5-4.5 4.5 4.5',
  ascending: 'M10 16V4.5M6 8.5l4-4 4 4',
  descending: 'M10 4v11.5M6 11.5l4 4 4-4',
  right: 'M8 5.5l4.5 4.5L8 14.5',
  find: 'M8.75 4a4.75 4.75 0 1 0 0 9.5a4.75 4.75 0 1 0 0-9.5zM12.25 12.25L16 16',
  copy: 'M7.5 6.5h8v10h-8zM12.5 6.5v-3h-8v10h3',
  warning: 'M10 3.5L17.25 16.25H2.75zM10 8v4M10 13.75v.75',
  info: 'M10 3.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5zM10 9v4.5M10 6.25v1',
  help: 'M10 3.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5zM8 8.25a2 2 0 1 1 2.75 1.85c-.5.2-.75.55-.75 1.4M10 13.25v.5',
  network: 'M3.75 4.25h12.5v11.5H3.75zM3.75 7.5h12.5M9.5 13l2.75-2.75M9.75 10h2.5v2.5',
  settings:
    'M10 7.25a2.75 2.75 0 1 0 0 5.5a2.75 2.75 0 1 0 0-5.5zM8.9 2.75h2.2l.4 2 1.6.7 1.7-1.1 1.55 1.55-1.1 1.7.7 1.6 2 .4v2.2l-2 .4-.7 1.6 1.1 1.7-1.55 1.55-1.7-1.1-1.6.7-.4 2H8.9l-.4-2-1.6-.7-1.7 1.1-1.55-1.55 1.1-1.7-.7-1.6-2-.4V9.2l2-.4.7-1.6-1.1-1.7L5.2 3.95l1.7 1.1 1.6-.7z',
  remove: 'M4 6h12M8 6V4h4v2M5.5 6l.75 10.25h7.5L14.5 6M8.5 8.75v4.75M11.5 8.75v4.75',
  sort: 'M4 5.75h12M4 10h8M4 14.25h4',
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
