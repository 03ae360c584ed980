import { expect, it } from 'vitest';
import { multistatus, response } from '../../../testing/exchange.ts';
import { capturedResponse, createTestEngine } from '../../../testing/residentEngine.ts';
import { createEngine } from '../engine.ts';
import { EMPTY_QUERY, type Query } from '../api/engineApi.ts';
import type { MuteRule } from '../api/muteApi.ts';

const TWO_HREFS =
  '<D:response><D:href>/dav/a</D:href><D:href>/dav/b</D:href><D:status>HTTP/1.1 423 x</D:status></D:response>';
const BODIES = [
  multistatus(response('/dav/a', 423), response('/dav/b', 404), response('/dav/c', 200)),
  multistatus(response('/dav/a', 423)),
  multistatus(response('/dav/a', 423), response('/dav/b', 'unknown')),
  multistatus(response('/dav/a', 200)),
  multistatus(TWO_HREFS, response('/dav/c%20d', 423)),
];
const ANY: MuteRule = { url: '*', status: '', label: '' };
const QUERIES: readonly Query[] = [
  { status: '423' },
  { label: '/dav/a' },
  { label: '/dav/*' },
  { label: '/dav/c d' },
  { url: 'https://other.example/*' },
].flatMap((rule): Query[] => {
  const query = { ...EMPTY_QUERY, mutes: [{ ...ANY, ...rule }] };
  return [
    query,
    { ...query, chip: 'failed' },
    { ...query, text: 'path:/dav/a' },
    { ...query, text: '-status:404', showMuted: true },
  ];
});

it('mutes the same failures of evicted responses', async () => {
  const { engine, evictAll } = createTestEngine();
  const whole = createEngine();
  for (const body of BODIES) {
    await engine.add(capturedResponse(body));
    whole.add(capturedResponse(body));
  }
  const last = (await engine.add(capturedResponse(BODIES[3] ?? ''))) ?? -1;
  whole.add(capturedResponse(BODIES[3] ?? ''));
  await engine.rows(last, EMPTY_QUERY, 0, 1);
  await evictAll();
  for (const query of QUERIES)
    expect(await engine.overview(query), JSON.stringify(query)).toEqual(whole.overview(query));
});

it('mutes nothing in a response whose body was dropped, and keeps it in the list', async () => {
  const [body = ''] = BODIES;
  const { engine, evictAll } = createTestEngine({ responses: 100, bytes: 10 });
  await engine.add(capturedResponse(body));
  const last = (await engine.add(capturedResponse(body))) ?? -1;
  await engine.rows(last, EMPTY_QUERY, 0, 1);
  await evictAll();
  const query = { ...EMPTY_QUERY, mutes: [{ ...ANY, status: '4xx' }], chip: 'failed' } as const;
  const { exchanges, muted } = await engine.overview(query);
  expect(exchanges.map((row) => [row.missingBody, row.muted])).toEqual([['limit-exceeded', null]]);
  expect(muted).toBe(2);
});
