import { prerender } from 'react-dom/static';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { HIDDEN_CHARACTER, HIDDEN_FILE, HIDDEN_PATHS, hiddenHar } from '../../testing/hiddenText.ts';
import { createTestEngine, initialState } from '../../testing/residentEngine.ts';
import type { CaptureState } from '../state/capture.ts';
import { createPanel, type Panel } from '../state/panel.ts';
import { TABS } from '../state/view.ts';
import { App } from './App.tsx';
import { PanelContext } from './context.ts';
import type { Host } from './host.ts';
import { loadWorkspace } from './useWorkspace.ts';

// The panel without a browser, which is much faster than e2e/safeText.spec.ts, but has no editor.

const CAPTURE: CaptureState = {
  recording: true,
  keepLog: false,
  batches: false,
  blocked: null,
  uncapturedBatches: 0,
};

const { engine, settle } = createTestEngine();
let panel: Panel;

beforeAll(async () => {
  vi.stubGlobal('window', { innerHeight: 2000, innerWidth: 2000 });
  vi.stubGlobal('navigator', { platform: '' });
  // On a server, no effects run.
  await loadWorkspace();
  engine.start(initialState());
  panel = createPanel(engine);
  await engine.importFiles([new File([hiddenHar()], HIDDEN_FILE), new File(['{'], HIDDEN_FILE)], false);
  await settle();
});
afterAll(() => {
  panel.stop();
  vi.unstubAllGlobals();
});

async function markup(): Promise<string> {
  const { store } = panel;
  // The first rendering of a store on a server is that of its initial state.
  const shown = { ...panel, store: { ...store, getInitialState: store.getState } };
  const host: Host = {
    engine,
    capture: {
      state: () => CAPTURE,
      change: () => undefined,
      clear: () => undefined,
      subscribe: () => () => undefined,
      dismissBatchHint: () => undefined,
    },
    rules: { load: () => null, save: () => true },
    version: '',
    reloadPage: () => undefined,
    openSource: () => undefined,
    showInNetwork: () => undefined,
    copy: async () => undefined,
    download: () => undefined,
  };
  const { prelude } = await prerender(
    <PanelContext value={{ host, panel: shown, capture: createStore(() => CAPTURE) }}>
      <App />
    </PanelContext>,
  );
  return new Response(prelude).text();
}

it.each(HIDDEN_PATHS.flatMap((path) => TABS.map((tab) => [path, tab] as const)))(
  'the response %s has no invisible characters in the tab %s',
  async (path, tab) => {
    const row = panel.store.getState().overview?.exchanges.find(({ url }) => url.includes(`/${path}?`));
    panel.exchanges.select(row?.id ?? -1);
    await settle();
    await engine.expandAll(row?.id ?? -1, true);
    panel.selectTab(tab);
    await settle();
    const text = await markup();
    expect(text).toContain(`z/${path}?query⟨U+202E⟩⟨U+200B⟩⟨U+3164⟩⟨U+E0041⟩⟨U+D800⟩z`);
    if (path === 'dav' && tab === 'resources')
      for (const word of ['href0', 'description', 'conditionHref', 'location'])
        expect(text).toContain(`${word}⟨U+202E⟩`);
    expect(text.match(new RegExp(`.{30}${HIDDEN_CHARACTER.source}`, 'gu')) ?? []).toEqual([]);
  },
);
