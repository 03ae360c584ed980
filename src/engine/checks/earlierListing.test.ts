import { expect, it } from 'vitest';
import type { CapturedResponse } from '../api/engineApi.ts';
import { capturedResponse, createTestEngine } from '../../../testing/residentEngine.ts';

const ROOT = '<response><href>/dav/</href><status>HTTP/1.1 200 OK</status></response>';
const listing = (members: number): string =>
  `<multistatus xmlns="DAV:">${ROOT}${'<response><href>/dav/a</href><status>HTTP/1.1 200 OK</status></response>'.repeat(members)}</multistatus>`;

it('a collection that has no members any more is reported', async () => {
  const { engine, settle } = createTestEngine();
  const rulesAfter = async (members: number): Promise<readonly string[]> => {
    const id = await engine.add(withDepth(capturedResponse(listing(members)), '1'));
    await settle();
    return (await engine.checks(id ?? 0))?.rules.map(({ rule }) => rule) ?? [];
  };
  expect(await rulesAfter(0)).not.toContain('collection-now-empty');
  expect(await rulesAfter(2)).not.toContain('collection-now-empty');
  expect(await rulesAfter(0)).toContain('collection-now-empty');
  expect(await rulesAfter(0)).not.toContain('collection-now-empty');
});

function withDepth(captured: CapturedResponse, value: string): CapturedResponse {
  const { request, ...entry } = captured.entry as { readonly request: object };
  return { ...captured, entry: { ...entry, request: { ...request, headers: [{ name: 'Depth', value }] } } };
}
