import type { Sample } from './flatness.ts';

const WIDTH = 800;
const HEIGHT = 320;
const LEFT = 56;
const RIGHT = 190;
const TOP = 24;
const BOTTOM = 40;
const MEGABYTE = 1_000_000;

// Legible on white and on black; only the color of the text depends on the theme.
const CURVES: readonly (readonly [name: string, color: string, bytes: (sample: Sample) => number | null])[] = [
  ['process', '#7a8699', ({ process }) => process],
  ['DevTools page and panel', '#2b7de9', ({ pages }) => pages],
  ['worker', '#d9730d', ({ worker }) => worker],
];

/** A chart of memory over time, as a self-contained SVG. */
export function memoryChart(samples: readonly Sample[], cap: number): string {
  const end = samples.at(-1)?.seconds ?? 1;
  const most = Math.max(...samples.map(({ pages, worker, process }) => Math.max(pages, worker, process ?? 0)));
  const step = niceStep(most / MEGABYTE);
  const top = Math.ceil(most / MEGABYTE / step) * step;
  const x = (seconds: number): number => round(LEFT + (seconds / end) * (WIDTH - LEFT - RIGHT));
  const y = (megabytes: number): number => round(HEIGHT - BOTTOM - (megabytes / top) * (HEIGHT - TOP - BOTTOM));
  const right = x(end);

  const lines = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step).map(
    (value) =>
      `<line class="grid" x1="${LEFT}" x2="${right}" y1="${y(value)}" y2="${y(value)}"/><text x="${LEFT - 8}" y="${y(value) + 4}" text-anchor="end">${value}</text>`,
  );
  const minute = end > 120 ? Math.ceil(end / 600) * 60 : 20;
  const ticks = Array.from({ length: Math.floor(end / minute) + 1 }, (_, index) => index * minute).map(
    (seconds) =>
      `<text x="${x(seconds)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${end > 120 ? seconds / 60 : seconds}</text>`,
  );
  const full = samples.find(({ sent }) => sent >= cap);
  const limit = full
    ? [
        `<line class="limit" x1="${x(full.seconds)}" x2="${x(full.seconds)}" y1="${TOP}" y2="${HEIGHT - BOTTOM}"/>`,
        `<text x="${x(full.seconds) + 6}" y="${TOP + 10}">${cap.toLocaleString('en-US')} responses are kept</text>`,
      ]
    : [];
  const curves = CURVES.flatMap(([name, color, bytes]) => {
    const points = samples.flatMap((sample) => {
      const value = bytes(sample);
      return value === null ? [] : [[x(sample.seconds), y(value / MEGABYTE)] as const];
    });
    const last = points.at(-1);
    if (!last) return [];
    return [
      `<polyline fill="none" stroke="${color}" stroke-width="2" points="${points.join(' ')}"/>`,
      `<text x="${right + 8}" y="${last[1] + 4}" style="fill:${color}">${name}</text>`,
    ];
  });
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Memory over time, in megabytes">`,
    '<style>text{font:12px system-ui,sans-serif;fill:#57606a}.grid{stroke:#8c959f;stroke-opacity:.3}.limit{stroke:#8c959f;stroke-dasharray:4 3}@media(prefers-color-scheme:dark){text{fill:#a8b1bb}}</style>',
    ...lines,
    ...ticks,
    ...limit,
    ...curves,
    `<text x="${LEFT - 8}" y="12" text-anchor="end">MB</text>`,
    `<text x="${right}" y="${HEIGHT - 6}" text-anchor="end">${end > 120 ? 'minutes' : 'seconds'}</text>`,
    '</svg>',
  ].join('\n')}\n`;
}

/** The distance of the grid lines: 1, 2 or 5 times a power of ten, so that there are about five. */
function niceStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most / 5));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => most / step <= 6) ?? power;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
