import type { Figure } from './figure.ts';
import { median } from './measure.ts';
import type { Run } from './run.ts';

const SECTION = 'Evicted responses of the load test';
const RESPONSES = { quick: 500, full: 2000 } as const;

/** Measures exports of evicted responses, whose bodies are decompressed and parsed for it, and decompressing alone. */
export async function evicted({ pages, quick }: Run): Promise<Figure[]> {
  const { page, close } = await pages.open('evicted');
  const responses = quick ? RESPONSES.quick : RESPONSES.full;
  try {
    const characters = await page.evaluate((count) => window.evicted.make(count), responses);
    const found = { json: [] as number[], csv: [] as number[], inflate: [] as number[] };
    // The first round warms up.
    for (let round = -1; round < (quick ? 3 : 5); round += 1) {
      const inflate = await page.evaluate(() => window.evicted.inflate());
      const json = await page.evaluate(() => window.evicted.export('json'));
      const csv = await page.evaluate(() => window.evicted.export('csv'));
      if (json.bytes < characters) throw new Error('the export does not contain the bodies');
      if (round < 0) continue;
      found.inflate.push(inflate);
      found.json.push(json.took);
      found.csv.push(csv.took);
    }
    const peer = { value: median(found.inflate), unit: 'ms', name: 'decompressing the bodies' } as const;
    return (['json', 'csv'] as const).map((format) => ({
      id: `evicted.export.${format}`,
      section: SECTION,
      what: `${responses.toLocaleString('en')} responses exported as ${format.toUpperCase()}`,
      ours: { value: median(found[format]), unit: 'ms' },
      peer,
      ratios: found[format].map((took, round) => took / (found.inflate[round] ?? Number.NaN)),
      target: { most: 2, least: 0.5 },
    }));
  } finally {
    await close();
  }
}
