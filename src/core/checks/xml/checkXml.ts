import type { Exchange } from '../../har/exchange.ts';
import type { AddFinding } from '../finding.ts';

/** Checks a WebDAV response: its document, its headers, and each `DAV:response`. */
export function* checkXml(_exchange: Exchange, _add: AddFinding): Generator<void, void> {}
