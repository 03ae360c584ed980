import { connect } from '../../engine/api/port.ts';
import type { ChecksApi } from '../../engine/api/checks.ts';
import type { CompletionApi } from '../../engine/api/completionApi.ts';
import type { ImportApi } from '../../engine/api/importApi.ts';
import type { EngineEvent, EngineApi } from '../../engine/api/engineApi.ts';
import type { Host } from '../../ui/host.ts';
import { createNetworkOpener, reloadPage, createSourceOpener, extensionVersion } from './browser.ts';
import { copyText } from './clipboard.ts';
import { downloadFile } from './download.ts';
import type { CaptureControl, PanelConnection, DevToolsPageEvent } from './handshake.ts';
import { createRuleStore } from './storedRules.ts';
import { createCaptureClient } from './captureClient.ts';

/** Creates the panel's access to the browser. */
export function createHost({ engine, control, state }: PanelConnection): {
  readonly host: Host;
  readonly leave: () => void;
} {
  const engineClient = connect<EngineApi & ImportApi & ChecksApi & CompletionApi, EngineEvent>(engine);
  const devtoolsPage = connect<CaptureControl, DevToolsPageEvent>(control);
  devtoolsPage.remote.subscribe((event) => {
    if (event.kind === 'engine') engineClient.reconnect(event.port);
  });
  const showNetwork = createNetworkOpener();
  const host: Host = {
    engine: engineClient.remote,
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
    engineClient.close();
    devtoolsPage.close();
  };
  return { host, leave };
}

/** A filter in the syntax of the Network panel. */
function networkFilter(exchange: { readonly url: string; readonly method: string; readonly status: number }): string {
  return `status-code:${exchange.status} method:${exchange.method} url:${exchange.url}`;
}
