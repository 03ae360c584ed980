import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseHarEntry } from '../../src/core/har/harEntry.ts';
import type { Exchange } from '../../src/core/har/exchange.ts';
import { sniffFormat } from '../../src/core/har/sniffFormat.ts';

export const KINDS = ['json', 'ndjson', 'multipart', 'webdav', 'har', 'file', 'rules'] as const;
export type Kind = (typeof KINDS)[number];

/** A text to mutate, and the exchange that contains it. */
export interface Seed {
  readonly kind: Kind;
  readonly text: string;
  readonly exchange: Exchange;
}

// Longer bodies take time and reach no other code.
const LONGEST = 20_000;
// Follows another entry, to check that a broken entry does not affect the next one.
const SMALL_ENTRY = JSON.stringify({
  request: { method: 'POST', url: 'http://localhost/', headers: [] },
  response: { status: 207, headers: [], content: { mimeType: 'application/json', text: '[{"id":1,"status":404}]' } },
});

/** The recorded responses of test/corpus as bodies, as HAR entries and as HAR files, and the built-in rules. */
export function seeds(root: string): readonly Seed[] {
  const found: Seed[] = [];
  for (const folder of ['json', 'webdav']) {
    const path = join(root, 'test/corpus', folder);
    for (const file of readdirSync(path).filter((name) => name.endsWith('.har.gz'))) {
      for (const entry of entriesIn(join(path, file))) {
        const exchange = parseHarEntry(entry);
        const { text } = exchange.body;
        const whole = JSON.stringify(entry);
        if (text === null || text.length > LONGEST) continue;
        const kind = sniffFormat(text, exchange.response.contentType);
        if (kind !== null) found.push({ kind, text, exchange });
        if (whole.length > LONGEST) continue;
        found.push({ kind: 'har', text: whole, exchange });
        found.push({ kind: 'file', text: `{"log":{"version":"1.2","entries":[${whole},${SMALL_ENTRY}]}}`, exchange });
      }
    }
  }
  const [some] = found;
  const rules = join(root, 'src/core/read/json/rules/builtin');
  for (const file of some ? readdirSync(rules) : [])
    if (some) found.push({ kind: 'rules', text: readFileSync(join(rules, file), 'utf8'), exchange: some.exchange });
  return found;
}

function entriesIn(path: string): readonly unknown[] {
  const har: unknown = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8'));
  const log: unknown = typeof har === 'object' && har !== null && 'log' in har ? har.log : null;
  const entries: unknown = typeof log === 'object' && log !== null && 'entries' in log ? log.entries : null;
  return Array.isArray(entries) ? entries : [];
}
