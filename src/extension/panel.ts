import { mount } from '../ui/mount.tsx';
import { watchTheme } from './host/browser.ts';
import { createHost } from './host/panelHost.ts';
import { connectToDevToolsPage } from './host/handshake.ts';

// The panel's page. The browser may discard and recreate it at any time.

// `prefers-color-scheme` does not follow the theme of DevTools in Chrome.
watchTheme((theme) => {
  document.documentElement.dataset['theme'] = theme === 'dark' ? 'dark' : 'light';
});

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('panel.html has no element with the id "root"');
  const { host, leave } = createHost(await connectToDevToolsPage(window));
  const unmount = mount(root, host);
  window.addEventListener('pagehide', () => {
    unmount();
    leave();
  });
}

// No top-level await: the DevTools page connects to a loaded panel, so loading must not wait for the connection.
start().catch(reportError);
