import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const FOLDER = new URL('../../docs/decisions/', import.meta.url);

it('each decision has a number of its own, which is also in its title', () => {
  const files = readdirSync(FOLDER).filter((name) => /^\d{4}-/u.test(name));
  expect(files.length).toBeGreaterThan(20);
  expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(files.map((_, index) => index + 1));
  for (const name of files) {
    const [title = ''] = readFileSync(new URL(name, FOLDER), 'utf8').split('\n', 1);
    expect(title, name).toMatch(new RegExp(`^# ${Number(name.slice(0, 4))}\\. `, 'u'));
  }
});
