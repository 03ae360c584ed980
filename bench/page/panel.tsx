import type { TreeView } from '../../src/engine/api/treeView.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createStore } from 'zustand/vanilla';
import { connect } from '../../src/engine/api/port.ts';
import type { ChecksApi } from '../../src/engine/api/checks.ts';
import type { FilterKey } from '../../src/core/filter/similar.ts';
import type { CompletionApi, FilterValues } from '../../src/engine/api/completionApi.ts';
import type { Order } from '../../src/engine/tree/order.ts';
import type { ImportApi } from '../../src/engine/api/importApi.ts';
import { EMPTY_QUERY, type EngineEvent, type EngineApi } from '../../src/engine/api/engineApi.ts';
import { downloadFile } from '../../src/extension/host/download.ts';
import { createEngineSupervisor } from '../../src/extension/supervisor/engineSupervisor.ts';
import { startWorker } from '../../src/extension/supervisor/startWorker.ts';
import { createPanel } from '../../src/state/panel.ts';
import { App } from '../../src/ui/App.tsx';
import '../../src/ui/base.css';
import { PanelContext } from '../../src/ui/context.ts';
import type { CaptureState } from '../../src/state/capture.ts';
import type { Host } from '../../src/ui/host.ts';
import '../../src/ui/tokens.css';
import type { RowsTask } from './rows.worker.ts';
import type { Wait } from './requestRows.ts';

const echoWorker = new Worker(new URL('./echo.worker.ts', import.meta.url), { type: 'module' });
const rowsWorker = new Worker(new URL('./rows.worker.ts', import.meta.url), { type: 'module' });
const STATE: CaptureState = { recording: true, keepLog: false, batches: false, blocked: null, uncapturedBatches: 0 };

/** Opens the extension's panel with its engine worker in one page; in DevTools, both of its pages also share one thread. */
export function openPanel(root: HTMLElement) {
  const supervisor = createEngineSupervisor({
    startWorker,
    onRestart: () => {
      throw new Error('the engine was restarted');
    },
    onRepeatedCrash: (why) => {
      throw new Error(why);
    },
  });
  const { captureApi } = supervisor;
  const engine = connect<EngineApi & ImportApi & ChecksApi & CompletionApi, EngineEvent>(supervisor.openPort()).remote;
  const host = hostOf(engine);
  const panel = createPanel(engine);
  const capture = createStore<CaptureState>()(() => STATE);
  createRoot(root).render(
    <StrictMode>
      <PanelContext value={{ host, panel, capture }}>
        <App />
      </PanelContext>
    </StrictMode>,
  );

  let shown: number | null = null;
  let added: Promise<number | null> = Promise.resolve(null);
  return {
    add: (text: string, contentType: string): void => {
      added = captureApi.add({ entry: entryOf(contentType), content: { kind: 'content', text, encoding: null } });
    },
    clear: async (): Promise<void> => {
      await captureApi.clear();
      shown = null;
    },
    /** Waits until the added body is parsed. @param requesting whether a worker requests rows meanwhile */
    untilParsed: async (requesting: boolean, started: number): Promise<{ waits: readonly Wait[]; done: number }> => {
      const changes = nextChanges(engine.subscribe);
      shown = await added;
      if (shown === null) throw new Error('the engine did not add the response');
      const waits = requesting ? requestRowsInWorker(supervisor.openPort(), shown) : [];
      while ((await engine.exchange(shown))?.parsedShare !== null) await changes.next();
      changes.stop();
      const done = performance.now() - started;
      return { waits: await waits, done };
    },
    /** Resolves when the next import is complete. */
    untilImported: (): Promise<void> =>
      new Promise((resolve) => {
        const stop = engine.subscribe((change) => {
          if (!('imports' in change) || change.imports.length === 0) return;
          if (change.imports.some(({ progress }) => progress !== null)) return;
          stop();
          resolve();
        });
      }),
    operations: async (): Promise<number> => (await engine.overview(EMPTY_QUERY)).totals.operations,
    expandAll: (expanded: boolean): void => panel.run(panel.navigation.setAllExpanded(expanded)),
    countMap: async (): Promise<void> => {
      if (shown === null || !(await engine.treeMap(shown, EMPTY_QUERY))) throw new Error('there is no map');
    },
    sortRows: (order: Order | undefined): void => panel.sortRows(order),
    arrangeRows: (view: TreeView | undefined): void => panel.arrangeRows(view),
    toggleFirst: (expanded: boolean): void =>
      panel.run(panel.rows.select(0).then(() => panel.navigation.setExpanded(expanded, false, 0))),
    filter: (text: string): void => {
      panel.filter.setText(text);
      panel.filter.apply();
    },
    collectFilterValues: (): Promise<void> => engine.collectFilterValues(),
    filterValues: (key: FilterKey, typed: string): Promise<FilterValues> => engine.filterValues(key, typed, [], 50),
    export: async (): Promise<number> => {
      const file = await engine.export({
        format: 'json',
        scope: 'all',
        query: EMPTY_QUERY,
        exchanges: [],
        secrets: false,
      });
      if (!file) throw new Error('the export was canceled');
      host.download(file);
      return file.content.size;
    },
  };
}

/** A host without the extension's capture and storage. */
function hostOf(engine: Host['engine']): Host {
  return {
    engine,
    capture: {
      state: () => STATE,
      change: () => {},
      dismissBatchHint: () => {},
      clear: () => {},
      subscribe: () => () => {},
    },
    rules: { load: () => null, save: () => false },
    version: '',
    reloadPage: null,
    openSource: null,
    showInNetwork: null,
    copy: () => Promise.resolve(),
    download: downloadFile,
  };
}

function requestRowsInWorker(port: MessagePort, exchange: number): Promise<readonly Wait[]> {
  const { port1, port2 } = new MessageChannel();
  echoWorker.postMessage(port1, [port1]);
  const task: RowsTask = { port, echo: port2, exchange };
  return new Promise((resolve) => {
    rowsWorker.onmessage = ({ data }: MessageEvent<readonly Wait[]>) => resolve(data);
    rowsWorker.postMessage(task, [port, port2]);
  });
}

/** Returns a function that resolves at the next event of the engine, or at once if there was one since the last call. */
function nextChanges(subscribe: (listener: (change: EngineEvent) => void) => () => void) {
  let hasChanged = false;
  let notify: (() => void) | null = null;
  const stop = subscribe(() => {
    hasChanged = true;
    notify?.();
  });
  const next = async (): Promise<void> => {
    if (!hasChanged) {
      await new Promise<void>((resolve) => {
        notify = resolve;
      });
    }
    hasChanged = false;
    notify = null;
  };
  return { next, stop };
}

function entryOf(contentType: string): unknown {
  return {
    startedDateTime: new Date().toISOString(),
    time: 5,
    request: {
      method: contentType.includes('json') ? 'POST' : 'PROPFIND',
      url: 'http://localhost/dav/',
      httpVersion: 'HTTP/1.1',
      headers: [],
    },
    response: {
      status: 207,
      statusText: 'Multi-Status',
      httpVersion: 'HTTP/1.1',
      headers: [{ name: 'Content-Type', value: contentType }],
      content: { size: 0, mimeType: contentType },
      bodySize: 0,
    },
  };
}
