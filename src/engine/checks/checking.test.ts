import { describe, expect, it, vi } from 'vitest';
import { capturedResponse, createTestEngine } from '../../../testing/residentEngine.ts';
import { EMPTY_QUERY } from '../api/engineApi.ts';
import { callTask } from '../api/engineTask.ts';

const RESPONSE = (href: string, status = 200): string =>
  `<response>\n<href>${href}</href><status>HTTP/1.1 ${status} OK</status></response>\n`;
/** Breaks `xml-doctype` at its first line. */
const BODY = `<!DOCTYPE x>\n<multistatus xmlns="DAV:">\n${RESPONSE('/a')}${RESPONSE('/b')}</multistatus>`;
const RULE = 'xml-doctype';

describe('the checks of a response', () => {
  it('are the rules that it breaks, with their places', async () => {
    const { engine } = createTestEngine();
    const id = await engine.add(capturedResponse(BODY));
    const rules = (await engine.checks(id ?? 0))?.rules ?? [];
    const broken = rules.find(({ rule }) => rule === RULE);
    expect(broken).toMatchObject({ severity: 'warning', findings: 1, isOff: false, responses: 1, isOfServer: false });
    expect(broken?.places).toMatchObject([{ line: 1, row: null }]);
    const order = rules.map(({ severity }) => ['error', 'warning', 'info'].indexOf(severity));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(await engine.checkPlaces(id ?? 0, RULE, 0)).toEqual(broken?.places);
    expect(await engine.checkPlaces(id ?? 0, RULE, 1)).toEqual([]);
    const source = await engine.checkSource(id ?? 0, RULE, 0);
    expect(source?.lines[0]?.text).toBe('<!DOCTYPE x>');
  });

  it('are the same when its body was evicted', async () => {
    const { engine, settle, evictAll } = createTestEngine();
    const id = (await engine.add(capturedResponse(BODY))) ?? 0;
    await engine.add(capturedResponse(BODY));
    await settle();
    const before = await engine.checks(id);
    await engine.exchange(id + 1);
    await evictAll();
    expect((await engine.checks(id))?.rules.map(({ rule }) => rule)).toEqual(before?.rules.map(({ rule }) => rule));
  });

  it('are null without a body, and for an unknown id', async () => {
    const { engine } = createTestEngine();
    const id = await engine.add({ ...capturedResponse(BODY), content: { kind: 'missing', reason: 'body-evicted' } });
    expect(await engine.checks(id ?? 0)).toBeNull();
    expect(await engine.checks(99)).toBeNull();
    expect(await engine.checkSource(99, RULE, 0)).toBeNull();
  });

  it('say which rules many responses of the same origin break', async () => {
    const { engine } = createTestEngine();
    const ids = [await engine.add(capturedResponse(BODY)), await engine.add(capturedResponse(BODY))];
    ids.push(await engine.add(capturedResponse(BODY)));
    for (const id of ids) await engine.checks(id ?? 0);
    const rules = (await engine.checks(ids[0] ?? 0))?.rules ?? [];
    expect(rules.find(({ rule }) => rule === RULE)).toMatchObject({ responses: 3, isOfServer: true });
  });

  it('are refused after they made an engine hang', async () => {
    const { engine } = createTestEngine();
    const id = (await engine.add(capturedResponse(BODY))) ?? 0;
    await engine.refuse(callTask('checks', id));
    await expect(engine.checks(id)).rejects.toThrow('refusal.checks');
  });
});

describe('responses checked in the background', () => {
  it('state the number of findings in the list, without those of rules that are off', async () => {
    const { engine, settle, evictAll } = createTestEngine(undefined, undefined, undefined, true);
    const events: unknown[] = [];
    engine.subscribe((event) => events.push(event));
    const id = await engine.add(capturedResponse(BODY));
    const counts = async () => (await engine.overview(EMPTY_QUERY)).exchanges[0]?.checks ?? null;
    expect(await counts()).toBeNull();
    await settle();
    await vi.waitFor(async () => expect(await counts()).toMatchObject({ warning: expect.any(Number) }));
    const before = await counts();
    await evictAll();
    expect(events).toContainEqual({ checked: true });
    await engine.setChecksOff([RULE]);
    expect(await counts()).toEqual({ ...before, warning: (before?.warning ?? 0) - 1 });
    expect((await engine.checks(id ?? 0))?.rules.find(({ rule }) => rule === RULE)?.isOff).toBe(true);
    await engine.setChecksOff([]);
    expect(await counts()).toEqual(before);
  });

  it('are found by `check:` and exported, without those of rules that are off', async () => {
    const { engine, settle } = createTestEngine(undefined, undefined, undefined, true);
    await engine.add(capturedResponse(BODY));
    await settle();
    const query = { ...EMPTY_QUERY, text: `check:${RULE}` };
    const listed = async () => (await engine.overview(query)).exchanges.length;
    await vi.waitFor(async () => expect(await listed()).toBe(1));
    expect(await exportedRules(engine)).toContain(RULE);
    await engine.setChecksOff([RULE]);
    expect(await listed()).toBe(0);
    expect(await exportedRules(engine)).not.toContain(RULE);
  });
});

async function exportedRules(engine: ReturnType<typeof createTestEngine>['engine']): Promise<readonly string[]> {
  const file = await engine.export({ format: 'json', scope: 'all', query: EMPTY_QUERY, exchanges: [], secrets: true });
  const { responses } = JSON.parse((await file?.content.text()) ?? '') as {
    readonly responses: readonly { readonly checks: readonly { readonly rule: string }[] }[];
  };
  return responses.flatMap(({ checks }) => checks.map(({ rule }) => rule));
}
