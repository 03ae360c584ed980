import { EMPTY_SUMMARY } from './emptySummary.ts';
import {
  EMPTY_QUERY,
  type EngineEvent,
  type ExchangeDetail,
  type ExchangeRow,
  type PanelState,
  type Overview,
  type Query,
  type Row,
  type RowKey,
} from '../src/engine/api/engineApi.ts';
import type { FailureRows } from '../src/engine/api/failureApi.ts';
import type { RemoteEngine } from '../src/engine/api/remote.ts';
import { ExchangeStore } from '../src/engine/store/exchangeStore.ts';
import { createOverview } from '../src/engine/store/overview.ts';

// An engine for tests of the state. The test defines its rows, and can delay its replies.

/** A row of a tree. A row whose key ends in `/` can be collapsed, which hides its descendants. */
export interface FakeRow {
  readonly key: RowKey;
  readonly level?: number;
  readonly failed?: boolean;
}

export interface FakeEngine {
  readonly engine: RemoteEngine;
  /** The trees by exchange. After changing them, a test calls {@link notify}. */
  readonly trees: Map<number, readonly FakeRow[]>;
  readonly closed: Set<RowKey>;
  /** The requests, as `rows 1 0-100`. */
  readonly calls: string[];
  /** Replies are delayed until {@link release}. */
  isHolding: boolean;
  /** The groups of failures of each exchange; null if nothing failed. */
  failures: FailureRows | null;
  /** The row of the next operation of a group. */
  nextFailure: RowKey | null;
  /** The saved state of the panel. */
  memory: PanelState | null;
  readonly release: () => Promise<void>;
  readonly notify: (change?: EngineEvent) => void;
}

export function createFakeEngine(trees: Record<number, readonly FakeRow[]>): FakeEngine {
  const listeners = new Set<(change: EngineEvent) => void>();
  let pending: (() => void)[] = [];
  const fake: FakeEngine = {
    engine: {
      overview: (query) => reply(`overview ${query.text}`, () => overview(query)),
      exchange: (id) =>
        reply(`exchange ${id}`, () => ({
          ...exchangeDetail(id),
          ...(fake.failures && { summary: { ...EMPTY_SUMMARY, failure: 2, total: 2 } }),
        })),
      rows: (id, query, from, to) =>
        reply(`rows ${id} ${from}-${to}`, () => {
          const rows = visible(id, query);
          return { total: rows.length, from, rows: rows.slice(from, to) };
        }),
      expand: (_, key, open) =>
        reply(`expand ${key} ${open}`, () => {
          if (open) fake.closed.delete(key);
          else fake.closed.add(key);
        }),
      expandAll: (_, open) => reply(`expandAll ${open}`, () => undefined),
      reveal: (id, query, key) =>
        reply(`reveal ${key}`, () => {
          fake.closed.clear();
          return visible(id, query).findIndex((row) => row.key === key);
        }),
      nextFailure: (id, query, from, direction) =>
        reply(`nextFailure ${from} ${direction}`, () => {
          const rows = visible(id, query);
          for (let at = Math.min(from, rows.length) + direction; at >= 0 && at < rows.length; at += direction) {
            if (rows[at]?.outcome === 'failure') return at;
          }
          return -1;
        }),
      selectRows: () => reply('selectRows', () => null),
      selectedRows: () => reply('selectedRows', () => null),
      copiedRows: () => reply('copiedRows', () => null),
      row: (_, key) =>
        reply(`row ${key}`, () => ({
          key,
          heading: key,
          outcome: null,
          statuses: [],
          facts: [],
          lists: {},
          lines: null,
        })),
      rowDetailLines: (_, key, list, from) => reply(`rowDetailLines ${key} ${list} ${from}`, () => null),
      rowText: (_, key, what) => reply(`rowText ${key} ${what}`, () => null),
      requestItem: (_, key) => reply(`requestItem ${key}`, () => null),
      muteRuleOf: (_, key) => reply(`muteRuleOf ${key}`, () => null),
      requestSummary: (id) => reply(`requestSummary ${id}`, () => null),
      failures: (id, most) => reply(`failures ${id} ${most}`, () => fake.failures),
      failureInGroup: (id, group, after) => reply(`failureInGroup ${id} ${group} ${after}`, () => fake.nextFailure),
      treeMap: (id) => reply(`treeMap ${id}`, () => null),
      markedRow: (id, _, from, to, near) => reply(`markedRow ${id} ${from}-${to} ${near}`, () => -1),
      showHidden: (id, _, row) => reply(`showHidden ${id} ${row}`, () => null),
      body: (id) => reply(`body ${id}`, () => ({ text: `body ${id}`, language: 'text' as const, problems: [] })),
      export: () => reply('export', () => ({ fileName: 'x.json', content: new Blob(['{}']) })),
      cancelExport: () => reply('cancelExport', () => undefined),
      curl: (id) => reply(`curl ${id}`, () => `curl ${id}`),
      // Not recorded as a call: the panel saves its state on every move.
      savePanelState: async (memory) => void (fake.memory = memory),
      panelState: async () => fake.memory,
      rules: () => reply('rules', () => ''),
      setRules: (text) => reply(`setRules ${text}`, () => []),
      containers: (id) => reply(`containers ${id}`, () => []),
      suggestRule: (id) => reply(`suggestRule ${id}`, () => null),
      tryRule: (id) => reply(`tryRule ${id}`, () => null),
      checks: (id) => reply(`checks ${id}`, () => null),
      checkPlaces: (id, rule, from) => reply(`checkPlaces ${id} ${rule} ${from}`, () => []),
      checkSource: (id, rule, place) => reply(`checkSource ${id} ${rule} ${place}`, () => null),
      filterValues: (key, typed) =>
        reply(`filterValues ${key} ${typed}`, () => ({ values: [], total: 0, isExact: true, isComplete: true })),
      filterKeys: () => Promise.reject(new Error('not needed')),
      isFilterValid: () => reply('isFilterValid', () => true),
      collectFilterValues: () => reply('collectFilterValues', () => undefined),
      setChecksOff: (rules) => reply(`setChecksOff ${rules.join(' ')}`, () => undefined),
      importFiles: (files) =>
        reply(`importFiles ${files.map(({ name }) => name).join(' ')}`, () => files.map((_, index) => index + 1)),
      imports: async () => [],
      importBatches: () => reply('importBatches', () => undefined),
      dismissBatchHint: () => reply('dismissBatchHint', () => undefined),
      closeImport: (id) => reply(`closeImport ${id}`, () => undefined),
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    trees: new Map(Object.entries(trees).map(([id, tree]) => [Number(id), tree])),
    closed: new Set(),
    calls: [],
    isHolding: false,
    failures: null,
    nextFailure: null,
    memory: null,
    release: async () => {
      const ready = pending;
      pending = [];
      for (const run of ready) run();
      await settle();
    },
    notify: (change = { added: null }) => {
      for (const listener of listeners) listener(change);
    },
  };

  const reply = <Result>(name: string, make: () => Result): Promise<Result> => {
    fake.calls.push(name);
    if (!fake.isHolding) return Promise.resolve().then(make);
    return new Promise((resolve) => pending.push(() => resolve(make())));
  };

  const visible = (id: number, query: Query): readonly Row[] => {
    const rows: Row[] = [];
    let hiddenBelow = Infinity;
    for (const { key, level = 1, failed = false } of fake.trees.get(id) ?? []) {
      if (level > hiddenBelow) continue;
      hiddenBelow = fake.closed.has(key) ? level : Infinity;
      if (key.includes(query.text)) rows.push(makeRow(key, level, failed, fake.closed.has(key)));
    }
    if (query.order === undefined) return rows;
    return rows.toSorted((a, b) => Number(b.outcome === 'failure') - Number(a.outcome === 'failure'));
  };

  const overview = (query: Query): Overview => {
    const ids = [...fake.trees.keys()].filter((id) => visible(id, query).length > 0 || query.text === '');
    const empty = createOverview(new ExchangeStore(null), EMPTY_QUERY);
    const totals = { ...empty.totals, exchanges: fake.trees.size };
    const exchanges = ids.map((id) => ({
      ...exchangeRow(id),
      shownFailures: visible(id, query).filter(({ outcome }) => outcome === 'failure').length,
      muted: null,
    }));
    return { ...empty, exchanges, totals };
  };
  return fake;
}

function makeRow(key: string, level: number, failed: boolean, closed: boolean): Row {
  return {
    key,
    kind: 'operation',
    level,
    position: 1,
    siblings: 1,
    expanded: key.endsWith('/') ? !closed : null,
    name: key,
    title: null,
    outcome: failed ? 'failure' : 'success',
    status: null,
    statusText: '',
    message: '',
    causes: [],
    note: null,
  };
}

function exchangeRow(id: number): ExchangeRow {
  return {
    id,
    method: 'PROPFIND',
    path: `/${id}`,
    url: `https://dav.example/${id}`,
    status: 207,
    kind: 'WebDAV',
    startedDateTime: null,
    time: null,
    bodySize: null,
    verdict: { outcome: 'all-succeeded', sentence: { key: '', params: [] } },
    summary: EMPTY_SUMMARY,
    unanswered: 0,
    statedTotals: null,
    parsedShare: null,
    missingBody: null,
    problem: null,
    file: null,
    initiator: null,
    checks: null,
  };
}

function exchangeDetail(id: number): ExchangeDetail {
  return {
    ...exchangeRow(id),
    statusText: '',
    httpVersion: null,
    contentType: null,
    format: null,
    evidence: null,
    description: null,
    syncToken: null,
    problems: [],
    requestHeaders: [],
    responseHeaders: [],
    requestBody: null,
    serverStatement: null,
    quirks: [],
  };
}

/** Runs all pending promise callbacks. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}
