/** The capture settings that the user can change. */
export interface CaptureSettings {
  readonly recording: boolean;
  /** Keep captured responses when the page navigates. */
  readonly keepLog: boolean;
  /** Also capture batch bodies in responses other than 207. */
  readonly batches: boolean;
}

/** The settings of the capturing side and whether it can capture. */
export interface CaptureState extends CaptureSettings {
  /**
   * Why nothing can be captured: the page does not allow extensions (`page`), or the extension was reloaded or updated
   * (`reloaded`). Null if capture works.
   */
  readonly blocked: 'page' | 'reloaded' | null;
  /**
   * Number of responses that were not captured, although their requests look like batches, because `batches` is off. 0 after the user
   * dismissed the hint.
   */
  readonly uncapturedBatches: number;
  /** A sentence about settings that could not be loaded or saved; left out if there is none. */
  readonly notice?: string | undefined;
  /** A changed setting does not apply yet: responses are still captured with the old one. Left out if all apply. */
  readonly isApplying?: boolean;
}

/** Control of the capturing side. */
export interface Capture {
  state(): CaptureState;
  change(settings: Partial<CaptureSettings>): void;
  /** Hides the hint about uncaptured batches until DevTools is opened again. */
  dismissBatchHint(): void;
  /** Removes all responses, also imported ones. */
  clear(): void;
  /** @returns a function that ends the subscription */
  subscribe(listener: (state: CaptureState) => void): () => void;
}
