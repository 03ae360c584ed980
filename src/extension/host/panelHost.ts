import { connect } from '../../engine/api/port.ts';
import type { ImportApi } from '../../engine/api/importApi.ts';
import type { EngineEvent, EngineApi } from '../../engine/api/engineApi.ts';
import type { Host } from '../../ui/host.ts';
import { createNetworkOpener, reloadPage, createSourceOpener, extensionVersion } from './browser.ts';
import { copyText } from './clipboard.ts';
import { downloadFile } from './download.ts';
import type { CaptureControl, PanelConnection, DevToolsPageEvent } from './handshake.ts';
import { createRuleStore } from './storedRules.ts';
import { createCaptureClient } from './captureClient.ts';

/** The browser around the panel, as soon as the DevTools page has been met. */
export function createHost({ engine, control, state }: PanelConnection): {
  readonly host: Host;
  readonly leave: () => void;
} {
  const questions = connect<EngineApi & ImportApi, EngineEvent>(engine);
  const devtoolsPage = connect<CaptureControl, DevToolsPageEvent>(control);
  devtoolsPage.remote.subscribe((told) => {
    if (told.kind === 'engine') questions.reconnect(told.port);
  });
  const showNetwork = createNetworkOpener();
  const host: Host = {
    engine: questions.remote,
    capture: createCaptureClient(devtoolsPage.remote, state, reportError),
    rules: createRuleStore(() => localStorage),
    version: extensionVersion(),
    reloadPage,
    openSource: createSourceOpener(),
    showInNetwork: showNetwork && ((exchange) => void showNetwork(networkFilter(exchange)).catch(reportError)),
    copy: copyText,
    download: downloadFile,
  };
  const leave = (): void => {
    questions.close();
    devtoolsPage.close();
  };
  return { host, leave };
}

/** In the grammar of the Network panel's own filter box. */
function networkFilter(exchange: { readonly url: string; readonly method: string; readonly status: number }): string {
  return `status-code:${exchange.status} method:${exchange.method} url:${exchange.url}`;
}
