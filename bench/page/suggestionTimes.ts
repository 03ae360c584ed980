import type { FilterKey } from '../../src/core/filter/similar.ts';
import type { openPanel } from './panel.tsx';

/** Times of the suggestions of the filter box, in milliseconds. */
export interface SuggestionTimes {
  /** Collects the values for suggestions. */
  collectFilterValues(): Promise<number>;
  /** Requests the values of a key that contain what is typed. */
  suggest(key: FilterKey, typed: string): Promise<number>;
}

export function suggestionTimes(panel: ReturnType<typeof openPanel>): SuggestionTimes {
  return {
    collectFilterValues: async () => {
      const started = performance.now();
      await panel.collectFilterValues();
      return performance.now() - started;
    },
    suggest: async (key, typed) => {
      const started = performance.now();
      const { values } = await panel.filterValues(key, typed);
      const took = performance.now() - started;
      if (values.length === 0) throw new Error(`no value of ${key} contains ${typed}`);
      return took;
    },
  };
}
