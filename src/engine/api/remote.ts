import type { Opens } from './importApi.ts';
import type { Change, Questions } from './engineApi.ts';

/** The engine as it is seen through a port: every answer comes later. */
export type Remote<Api> = {
  readonly [Name in keyof Api]: Api[Name] extends (...args: infer Args) => infer Answer
    ? (...args: Args) => Promise<Awaited<Answer>>
    : never;
};

export interface RemoteEngine extends Remote<Questions>, Remote<Opens> {
  /** @returns a function that ends the subscription */
  subscribe(listener: (change: Change) => void): () => void;
}
