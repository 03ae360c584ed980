import type { CapturedResponse, CapturedContent, ExchangeId, CaptureApi } from '../../engine/api/engineApi.ts';
import type { Remote } from '../../engine/api/remote.ts';
import type { NetworkEntry } from './networkEntry.ts';
import type { LoggedRequest, RequestLog, ListedRow } from './requestLog.ts';

export interface RowSync {
  /** Lists what a line is about, or puts it in the place of something worse that was listed for it. */
  update(line: LoggedRequest, entry: NetworkEntry, content: CapturedContent): void;
  /** Takes lines away, with what is listed for them; what came from files stays. */
  clear(lines: readonly LoggedRequest[]): void;
  /** Takes everything away. */
  clearAll(): void;
  /** The engine dropped an exchange for a limit: its row does not come back. */
  markDropped(id: ExchangeId): void;
}

/**
 * Keeps what the engine lists in step with the log: one row for each request.
 * @param batches whether batch bodies in answers other than 207 are wanted now
 * @param failed told of errors of the engine
 */
export function createRowSync(
  log: RequestLog,
  intake: Remote<CaptureApi>,
  batches: () => boolean,
  failed: (error: unknown) => void,
): RowSync {
  /** The rows of exchanges that the engine lists. */
  const listed = new Map<ExchangeId, ListedRow>();

  const unlist = ({ source }: ListedRow): void => {
    log.markUnlisted(source);
    if (source.twin) log.markUnlisted(source.twin);
  };
  /** Records what the engine says about a row: its number, or that it does not list it. */
  const follow = async (row: ListedRow): Promise<void> => {
    const answer = row.id;
    const id = await answer;
    // Newer content is on its way.
    if (row.id !== answer || row.source.isCleared) return;
    if (id === null) unlist(row);
    else listed.set(id, row);
  };

  const add = (captured: CapturedResponse): Promise<ExchangeId | null> =>
    intake.add(captured).catch((error: unknown) => {
      failed(error);
      return null;
    });

  const replace = async (
    row: ListedRow,
    line: LoggedRequest,
    captured: CapturedResponse,
  ): Promise<ExchangeId | null> => {
    const id = await row.id;
    if (line.isCleared) return null;
    if (id === null) return add(captured);
    await intake.update(id, captured).catch(failed);
    return id;
  };

  const remove = async (row: ListedRow): Promise<void> => {
    const id = await row.id;
    if (id === null) return;
    listed.delete(id);
    await intake.remove(id).catch(failed);
  };

  /** @returns what is listed for them */
  const forget = (lines: readonly LoggedRequest[]): ReadonlySet<ListedRow> => {
    const rows = new Set<ListedRow>();
    for (const line of lines) {
      line.isCleared = true;
      log.forget(line);
      if (line.row) rows.add(line.row);
    }
    return rows;
  };

  return {
    update: (line, entry, content) => {
      if (line.isCleared) return;
      // Without its body nothing says that another status was a multi-status answer.
      if (entry.response.status !== 207 && content.kind === 'missing') {
        if (!line.row) log.markUnlisted(line);
        return;
      }
      log.markListed(line);
      const captured: CapturedResponse = { entry, content, batches: batches() };
      line.contentRank = worthOf(line, content);
      const row = line.row ?? log.findTwin(line)?.row ?? null;
      if (!row) {
        line.row = { id: add(captured), source: line, isDropped: false };
        void follow(line.row);
        return;
      }
      line.row = row;
      if (row.isDropped) return unlist(row);
      if (row.source !== line && row.source.contentRank >= line.contentRank) return;
      row.source = line;
      row.id = replace(row, line, captured);
      void follow(row);
    },
    clear: (lines) => {
      const rows = forget(lines);
      if (log.requests().length === 0) {
        listed.clear();
        intake.clearCaptured().catch(failed);
      } else for (const row of rows) void remove(row);
    },
    clearAll: () => {
      forget(log.requests());
      listed.clear();
      intake.clear().catch(failed);
    },
    markDropped: (id) => {
      const row = listed.get(id);
      if (!row) return;
      listed.delete(id);
      row.isDropped = true;
      unlist(row);
    },
  };
}

/**
 * Of two twins the one with a body is shown, of two with a body that of the page. Measured: where a service worker
 * passes an answer on unread, its own entry has an empty body, and comes first.
 */
function worthOf(line: LoggedRequest, content: CapturedContent): number {
  const page = line.viaServiceWorker ? 1 : 0;
  if (content.kind === 'content') return 4 + page;
  return content.reason === 'body-empty' ? page : 2 + page;
}
