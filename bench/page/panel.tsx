import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createStore } from 'zustand/vanilla';
import { connect } from '../../src/engine/api/port.ts';
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
import type { RowsTask } from './ask.worker.ts';
import { requestRowsWhileParsing } from './asking.ts';

/** Who asks for rows: the thread that also draws them, or one that does nothing else. */
export type RequestingThread = 'panel' | 'thread';

const asker = new Worker(new URL('./ask.worker.ts', import.meta.url), { type: 'module' });
const STATE: CaptureState = { recording: true, keepLog: false, batches: false, blocked: null };

/** The panel as the extension has it, with the engine's own worker, in one page: DevTools runs both of our pages in one thread too. */
export function openPanel(root: HTMLElement) {
  const guard = createEngineSupervisor({
    startWorker: startWorker,
    onRestart: () => {
      throw new Error('the engine was started anew');
    },
    onRepeatedCrash: (why) => {
      throw new Error(why);
    },
  });
  const { captureApi } = guard;
  const engine = connect<EngineApi & ImportApi, EngineEvent>(guard.openPort()).remote;
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
    /** Waits until all is read. @param asking who asks for rows meanwhile */
    follow: async (
      asking: RequestingThread | null,
      started: number,
    ): Promise<{ waits: readonly number[]; done: number }> => {
      const change = whenChanged(engine.subscribe);
      shown = await added;
      if (shown === null) throw new Error('the engine did not take the body');
      const waits =
        asking === 'panel'
          ? requestRowsWhileParsing(engine, shown)
          : asking === 'thread'
            ? askAside({ port: guard.openPort(), exchange: shown })
            : [];
      while ((await engine.exchange(shown))?.parsedShare !== null) await change.next();
      change.stop();
      const done = performance.now() - started;
      return { waits: await waits, done };
    },
    /** Comes when the files that are opened from now on are read. */
    opened: (): Promise<void> =>
      new Promise((resolve) => {
        const stop = engine.subscribe((change) => {
          if (!('imports' in change) || change.imports.length === 0) return;
          if (change.imports.some(({ progress }) => progress !== null)) return;
          stop();
          resolve();
        });
      }),
    operations: async (): Promise<number> => (await engine.overview(EMPTY_QUERY)).totals.operations,
    openAll: (wanted: boolean): void => panel.run(panel.navigation.setAllExpanded(wanted)),
    filter: (text: string): void => {
      panel.filter.setText(text);
      panel.filter.apply();
    },
    export: async (): Promise<number> => {
      const file = await engine.export({
        format: 'json',
        scope: 'all',
        query: EMPTY_QUERY,
        exchange: null,
        secrets: false,
      });
      if (!file) throw new Error('nobody cancelled it');
      host.download(file);
      return file.content.size;
    },
  };
}

/** A host without the extension's capture and storage. */
function hostOf(engine: Host['engine']): Host {
  return {
    engine,
    capture: { state: () => STATE, change: () => {}, clear: () => {}, subscribe: () => () => {} },
    rules: { load: () => null, save: () => false },
    version: '',
    reloadPage: null,
    openSource: null,
    showInNetwork: null,
    copy: () => Promise.resolve(),
    download: downloadFile,
  };
}

function askAside(asking: RowsTask): Promise<readonly number[]> {
  return new Promise((resolve) => {
    asker.onmessage = ({ data }: MessageEvent<readonly number[]>) => resolve(data);
    asker.postMessage(asking, [asking.port]);
  });
}

/** Awaits what the engine tells, one change after the other. */
function whenChanged(subscribe: (listener: (change: EngineEvent) => void) => () => void) {
  let heard = false;
  let tell: (() => void) | null = null;
  const stop = subscribe(() => {
    heard = true;
    tell?.();
  });
  const next = async (): Promise<void> => {
    if (!heard) {
      await new Promise<void>((resolve) => {
        tell = resolve;
      });
    }
    heard = false;
    tell = null;
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
