import { inEnglish } from '../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { parseHarEntry } from '../src/core/har/harEntry.ts';
import { createEngine } from '../src/engine/engine.ts';
import { EMPTY_QUERY } from '../src/engine/api/engineApi.ts';
import { commandLine } from '../testing/command.ts';
import { exportOf } from '../testing/export.ts';
import { FORMATS } from '../src/cli/options/table.ts';
import { PLACED, PLACED_ENTRIES, PLACED_NUMBER, placedHar } from '../testing/plantedPlaces.ts';
import { plantedEntries, plantedHar, SECRETS, SHOWN } from '../testing/plantedSecrets.ts';

const { file, run } = commandLine();

/** The secrets that a text contains. */
function leaked(text: string, secrets = SECRETS): readonly string[] {
  return secrets.filter((secret) => text.includes(secret));
}

describe('the command line', () => {
  it.each(FORMATS)('as %s has none of the planted secrets, on both outputs', async (format) => {
    const { out, err } = await run(file('planted.har', plantedHar()), '--format', format);
    expect(out).toContain('REDACTED-1');
    expect(leaked(out + err)).toEqual([]);
  });

  it.each(FORMATS)('as %s has no secret in a place that is easily missed', async (format) => {
    const har = file('traffic-password=placed-file-name.har', placedHar());
    const args = format === 'text' ? ['--verbose'] : ['--filter', 'status:4xx -placed-early-1x7Q2z'];
    const { out, err } = await run(har, '--format', format, ...args);
    expect(out).toContain('REDACTED-1');
    expect(leaked(out + err, [...PLACED, PLACED_NUMBER, 'placed-file-name', 'placed-early'])).toEqual([]);
  });

  it('as json has them with --no-redact, in the places of the test above', async () => {
    const { out } = await run(file('placed.har', placedHar()), '--format', 'json', '--no-redact');
    const isIn = (secret: string): boolean => out.includes(secret) || out.includes(JSON.stringify(secret).slice(1, -1));
    expect(PLACED.filter((secret) => !isIn(secret))).toEqual([]);
  });

  it('has the filter as it was typed with --no-redact only', async () => {
    const har = file('placed.har', placedHar());
    const filter = async (...more: readonly string[]): Promise<string> =>
      (
        JSON.parse((await run(har, '--format', 'json', '--filter', 'Zq4pwd9', ...more)).out) as {
          exported: { filter: string };
        }
      ).exported.filter;
    expect(await filter()).toMatch(/^REDACTED-\d+$/);
    expect(await filter('--no-redact')).toBe('Zq4pwd9');
  });

  it('has no secret in the message about a file', async () => {
    const { out, err } = await run(
      file('token=placed-in-name.har', '{"log":{"entries":[{'),
      'token=placed-missing.har',
    );
    expect(out + err).not.toMatch(/placed-/);
  });

  it.each(['text', 'csv'] as const)('as %s has the secrets of what it shows with --no-redact', async (format) => {
    const { out } = await run(file('planted.har', plantedHar()), '--format', format, '--no-redact');
    expect(leaked(out)).toEqual(expect.arrayContaining([...SHOWN]));
    expect(out).not.toContain('REDACTED');
  });

  it('as json has all of them with --no-redact', async () => {
    const { out } = await run(file('planted.har', plantedHar()), '--format', 'json', '--no-redact');
    expect(leaked(out)).toEqual(SECRETS);
    expect(out).not.toContain('REDACTED');
  });

  it('has the same placeholders in all formats', async () => {
    const path = file('planted.har', plantedHar());
    const outputs = ['text', 'json', 'csv'].map(async (format) => (await run(path, '--format', format)).out);
    const [text, json, csv] = await Promise.all(outputs);
    const url = /https:\/\/REDACTED-1:REDACTED-2@dav\.example\/files\/\?access_token=REDACTED-3[^\s",]*/;
    for (const out of [text, json, csv]) expect(out?.match(url)?.[0]).toBe(json?.match(url)?.[0]);
    const message = /the token (REDACTED-\d+) has expired/;
    for (const out of [text, json, csv]) expect(out?.match(message)?.[1]).toBe(json?.match(message)?.[1]);
  });

  it('has no secret of a body whose URL is an argument', async () => {
    const body = file('body.json', '{"results":[{"status":403,"message":"no"}]}');
    expect((await run(body, '--url', 'https://a:planted-1@h/?api_key=planted-2')).out).not.toContain('planted');
  });
});

describe('an export of the panel', () => {
  const exchanges = plantedEntries().map((entry) => parseHarEntry(entry));

  it.each(['json', 'csv'] as const)('as %s has none of the planted secrets', (format) => {
    expect(leaked(exportOf(exchanges, { format, secrets: false }))).toEqual([]);
  });

  it.each(['json', 'csv'] as const)('as %s has no secret in a place that is easily missed', (format) => {
    const placed = PLACED_ENTRIES.map((entry) => parseHarEntry(entry));
    expect(leaked(exportOf(placed, { format, secrets: false }), [...PLACED, PLACED_NUMBER])).toEqual([]);
  });

  it('as json has all of them if the user includes them', () => {
    expect(leaked(exportOf(exchanges, { format: 'json', secrets: true }))).toEqual(SECRETS);
  });
});

describe('a copied text', () => {
  it('has none of the planted secrets, as cURL or JSON', () => {
    const engine = createEngine();
    for (const entry of [...plantedEntries(), ...PLACED_ENTRIES]) {
      const id = engine.addExchange(parseHarEntry(entry));
      expect(leaked(engine.curl(id) ?? '', [...SECRETS, ...PLACED, PLACED_NUMBER])).toEqual([]);
      for (const { key } of engine.rows(id, EMPTY_QUERY, 0, 100).rows)
        expect(leaked(inEnglish(engine.rowText(id, key, 'json')) ?? '', [...SECRETS, ...PLACED])).toEqual([]);
    }
  });
});
