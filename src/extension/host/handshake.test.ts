import { describe, expect, it } from 'vitest';
import { connectToDevToolsPage, acceptPanels, type PanelConnection } from './handshake.ts';

const ORIGIN = 'chrome-extension://abc';

type Listener = (event: MessageEvent) => void;

/** A window that posts to itself, as both pages use it. */
class FakeWindow {
  readonly location = { origin: ORIGIN };
  readonly #listeners = new Set<Listener>();

  addEventListener = (_type: string, listener: Listener): void => void this.#listeners.add(listener);

  postMessage = (data: unknown, options: string | { transfer?: MessagePort[] }): void => {
    this.deliver(data, ORIGIN, typeof options === 'string' ? [] : options.transfer);
  };

  deliver(data: unknown, origin: string, ports: MessagePort[] = []): void {
    // Whoever listens when it arrives hears it, not who listens when it is sent.
    setTimeout(() => {
      const event = { data, origin, ports, source: this };
      for (const listener of this.#listeners) listener(event as unknown as MessageEvent);
    });
  }
}

function devtoolsPage() {
  const given: PanelConnection[] = [];
  const receive = acceptPanels(ORIGIN, () => {
    const meeting: PanelConnection = {
      engine: new MessageChannel().port1,
      control: new MessageChannel().port1,
      state: { recording: true, keepLog: false, batches: false, blocked: null },
    };
    given.push(meeting);
    return meeting;
  });
  return { given, receive };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 10));

describe('the panel and the DevTools page', () => {
  it('meet when the panel is there first', async () => {
    const window = new FakeWindow();
    const { given, receive } = devtoolsPage();
    const met = connectToDevToolsPage(window as never);
    await soon();
    receive(window as never);
    expect((await met).engine).toBe(given[0]?.engine);
  });

  it('meet when the DevTools page is there first', async () => {
    const window = new FakeWindow();
    const { given, receive } = devtoolsPage();
    receive(window as never);
    await soon();
    const { engine, control } = await connectToDevToolsPage(window as never);
    expect(engine).toBe(given[0]?.engine);
    expect(control).toBe(given[0]?.control);
  });

  it('keep their first ports when both call at once, and when the panel is shown again', async () => {
    const window = new FakeWindow();
    const { given, receive } = devtoolsPage();
    const met = connectToDevToolsPage(window as never);
    receive(window as never);
    expect((await met).engine).toBe(given[0]?.engine);
    await soon();
    const before = given.length;
    receive(window as never);
    await soon();
    expect(given).toHaveLength(before);
  });

  it('meet again after the panel was built anew', async () => {
    const { given, receive } = devtoolsPage();
    const first = new FakeWindow();
    receive(first as never);
    const { engine } = await connectToDevToolsPage(first as never);
    const second = new FakeWindow();
    receive(second as never);
    const again = await connectToDevToolsPage(second as never);
    expect(again.engine === engine).toBe(false);
    expect(given.some((meeting) => meeting.engine === again.engine)).toBe(true);
  });

  it('listen to nobody else', async () => {
    const window = new FakeWindow();
    const { given, receive } = devtoolsPage();
    receive(window as never);
    window.deliver({ multiStatus: 'hello' }, 'https://elsewhere.example');
    window.deliver(null, ORIGIN);
    await soon();
    expect(given).toHaveLength(0);
  });
});
