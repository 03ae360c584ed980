import { inEnglish } from '../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { parseHarEntry } from '../src/core/har/harEntry.ts';
import { createEngine } from '../src/engine/engine.ts';
import { EMPTY_QUERY } from '../src/engine/api/engineApi.ts';
import { commandLine } from '../testing/command.ts';
import { exportOf } from '../testing/export.ts';
import { plantedEntries, plantedHar, SECRETS, SHOWN } from '../testing/plantedSecrets.ts';

const { file, run } = commandLine();

/** The secrets that a text contains. */
function leaked(text: string): readonly string[] {
  return SECRETS.filter((secret) => text.includes(secret));
}

describe('the command line', () => {
  it.each(['text', 'json', 'csv'] as const)(
    'as %s has none of the planted secrets, on both outputs',
    async (format) => {
      const { out, err } = await run(file('planted.har', plantedHar()), '--format', format);
      expect(out).toContain('REDACTED-1');
      expect(leaked(out + err)).toEqual([]);
    },
  );

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

  it('as json has all of them if the user includes them', () => {
    expect(leaked(exportOf(exchanges, { format: 'json', secrets: true }))).toEqual(SECRETS);
  });
});

describe('a copied text', () => {
  it('has none of the planted secrets, as cURL or JSON', () => {
    const engine = createEngine();
    for (const entry of plantedEntries()) {
      const id = engine.addExchange(parseHarEntry(entry));
      expect(leaked(engine.curl(id) ?? '')).toEqual([]);
      for (const { key } of engine.rows(id, EMPTY_QUERY, 0, 100).rows)
        expect(leaked(inEnglish(engine.rowText(id, key, 'json')) ?? '')).toEqual([]);
    }
  });
});
