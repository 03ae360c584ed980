import { describe, expect, it } from 'vitest';
import { acceptPanels, connectToDevToolsPage, type PanelConnection } from './handshake.ts';

const ORIGIN = 'chrome-extension://abc';

type Listener = (event: MessageEvent) => void;

/** A window that delivers what is posted to it when a test calls {@link deliverAll}. */
class FakeWindow {
  readonly location = { origin: ORIGIN };
  readonly #listeners = new Set<Listener>();
  readonly #queue: object[] = [];

  addEventListener = (_type: string, listener: Listener): void => void this.#listeners.add(listener);

  postMessage = (data: unknown, options: string | { transfer?: MessagePort[] }): void => {
    this.enqueue(data, ORIGIN, typeof options === 'string' ? [] : options.transfer);
  };

  enqueue(data: unknown, origin: string, ports: MessagePort[] = []): void {
    this.#queue.push({ data, origin, ports, source: this });
  }

  /** Delivers all messages, including those that are posted in the meantime, to the listeners that are registered then. */
  deliverAll(): void {
    for (let event = this.#queue.shift(); event; event = this.#queue.shift())
      for (const listener of this.#listeners) listener(event as MessageEvent);
  }
}

function devtoolsPage() {
  const opened: PanelConnection[] = [];
  const accept = acceptPanels(ORIGIN, () => {
    const connection: PanelConnection = {
      engine: new MessageChannel().port1,
      control: new MessageChannel().port1,
      state: { recording: true, keepLog: false, batches: false, blocked: null, uncapturedBatches: 0 },
    };
    opened.push(connection);
    return connection;
  });
  return { opened, accept: (window: FakeWindow) => accept(window as never) };
}

describe('the panel and the DevTools page', () => {
  it('connect when the panel is ready first', async () => {
    const window = new FakeWindow();
    const { opened, accept } = devtoolsPage();
    const connected = connectToDevToolsPage(window as never);
    window.deliverAll();
    expect(opened).toHaveLength(0);
    accept(window);
    window.deliverAll();
    expect((await connected).engine).toBe(opened[0]?.engine);
  });

  it('connect when the DevTools page is ready first', async () => {
    const window = new FakeWindow();
    const { opened, accept } = devtoolsPage();
    accept(window);
    window.deliverAll();
    const connected = connectToDevToolsPage(window as never);
    window.deliverAll();
    expect(await connected).toEqual(opened[0]);
  });

  it('use the first ports when both post at the same time, and when the panel is shown again', async () => {
    const window = new FakeWindow();
    const { opened, accept } = devtoolsPage();
    const connected = connectToDevToolsPage(window as never);
    accept(window);
    window.deliverAll();
    expect((await connected).engine).toBe(opened[0]?.engine);
    const { length } = opened;
    expect(length).toBeGreaterThan(0);
    accept(window);
    window.deliverAll();
    expect(opened).toHaveLength(length);
  });

  it('connect again after the panel page was recreated', async () => {
    const { opened, accept } = devtoolsPage();
    const engines: MessagePort[] = [];
    for (const window of [new FakeWindow(), new FakeWindow()]) {
      accept(window);
      const connected = connectToDevToolsPage(window as never);
      window.deliverAll();
      engines.push((await connected).engine);
    }
    expect(engines[1] === engines[0]).toBe(false);
    expect(opened.map(({ engine }) => engine)).toEqual(expect.arrayContaining(engines));
  });

  it('ignore messages from other origins and messages without data', () => {
    const window = new FakeWindow();
    const { opened, accept } = devtoolsPage();
    accept(window);
    window.enqueue({ multiStatus: 'hello' }, 'https://elsewhere.example');
    window.enqueue(null, ORIGIN);
    window.deliverAll();
    expect(opened).toHaveLength(0);
    // The same message from the extension's own origin opens a connection.
    window.enqueue({ multiStatus: 'hello' }, ORIGIN);
    window.deliverAll();
    expect(opened).toHaveLength(1);
  });
});
