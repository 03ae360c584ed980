import type { ChecksApi } from './checks.ts';
import type { CompletionApi } from './completionApi.ts';
import type { ImportApi } from './importApi.ts';
import type { EngineEvent, EngineApi } from './engineApi.ts';

/** An API through a port: every method returns a promise. */
export type Remote<Api> = {
  readonly [Name in keyof Api]: Api[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never;
};

export interface RemoteEngine extends Remote<EngineApi>, Remote<ImportApi>, Remote<ChecksApi>, Remote<CompletionApi> {
  /** @returns a function that ends the subscription */
  subscribe(listener: (change: EngineEvent) => void): () => void;
}
