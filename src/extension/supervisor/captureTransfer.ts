import { previewOf, sendChunks } from '../../engine/api/chunkedTransfer.ts';
import type { CapturedResponse, ExchangeId } from '../../engine/api/engineApi.ts';
import type { Remote } from '../../engine/api/remote.ts';
import { notProcessedMessage } from '../../engine/store/unprocessed.ts';
import type { EngineConnection } from './engineConnection.ts';
import type { ExchangeVault } from './exchangeVault.ts';
import type { WorkerEngine } from './runningWorker.ts';

/** Sends captured responses from the vault to the engine: long ones in chunks, and a preview of a long XML body first. */
export class CaptureTransfer {
  readonly #vault: ExchangeVault;
  readonly #connection: EngineConnection;

  constructor(vault: ExchangeVault, connection: EngineConnection) {
    this.#vault = vault;
    this.#connection = connection;
  }

  /** Adds a response. If the engine reports an error, the response is added without parsing its body. */
  async add(id: ExchangeId, captured: CapturedResponse): Promise<void> {
    try {
      await this.#add(id, captured);
    } catch (error) {
      await this.#addUnparsed(id, error).catch((secondError: unknown) => this.#vault.reject(id, secondError));
    }
  }

  async update(id: ExchangeId, captured: CapturedResponse): Promise<void> {
    await this.#connection.request((engine) => this.#update(engine, id, captured));
  }

  async #add(id: ExchangeId, captured: CapturedResponse): Promise<void> {
    await this.#connection.request(async (engine) => {
      const head = captured.setAsideReason === undefined ? previewOf(captured) : null;
      const first = head ?? (await this.#sendChunks(engine, id, captured));
      if (!first) return;
      const listed = await engine.add({ ...first, id });
      if (head && listed !== null) await this.#update(engine, id, captured);
      this.#vault.resolve(id, listed);
    });
  }

  async #addUnparsed(id: ExchangeId, error: unknown): Promise<void> {
    this.#vault.setAside(id, notProcessedMessage(error));
    const content = this.#vault.content(id);
    if (content?.kind === 'captured') await this.#add(id, content.captured);
  }

  async #update(engine: Remote<WorkerEngine>, id: ExchangeId, captured: CapturedResponse): Promise<void> {
    const last = await this.#sendChunks(engine, id, captured);
    if (last) await engine.update(id, last);
  }

  /** @returns the last chunk, which is not sent; null if the response was cleared or replaced in the meantime */
  async #sendChunks(
    engine: Remote<WorkerEngine>,
    id: ExchangeId,
    captured: CapturedResponse,
  ): Promise<CapturedResponse | null> {
    const last = await sendChunks(captured, async (at, text) => {
      if (!this.#vault.isCurrent(id, captured)) return false;
      await engine.receiveChunk(id, at, text);
      return true;
    });
    return this.#vault.isCurrent(id, captured) ? last : null;
  }
}
