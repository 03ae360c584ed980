import { explainConditionName } from '../../core/explain/explainCondition.ts';
import { explainStatus, type Retry } from '../../core/explain/explainStatus.ts';
import type { Source } from '../../core/explain/source.ts';
import type { DetailLine, RowDetail } from '../../engine/api/engineApi.ts';

/** What the drawer states about the statuses and conditions of a row. */
interface Explanation {
  /** The meaning of each status, from worst to best. */
  readonly means: readonly { readonly status: number; readonly text: string; readonly source: Source }[];
  /** The next steps: those of the conditions, else that of the worst status. */
  readonly next: readonly string[];
  /** Whether to repeat the operation, according to the worst status; null without a status. */
  readonly retry: Retry | null;
}

/** Maximum number of next steps. */
const MAX_NEXT = 3;

/** Explains a row. */
export function explanationOf({ statuses, lists, outcome }: RowDetail): Explanation {
  const explained = statuses.map(({ status, place }) => ({ status, ...explainStatus(status, place) }));
  const [worst] = explained;
  const isFailed = outcome === 'failure' || outcome === 'partial';
  const ofConditions = isFailed ? nextOfConditions(lists.conditions?.lines ?? []) : [];
  return {
    means: explained.map(({ status, means, source }) => ({ status, text: means, source })),
    next: ofConditions.length > 0 ? ofConditions : [worst?.try ?? []].flat(),
    retry: worst?.retry ?? null,
  };
}

function nextOfConditions(lines: readonly DetailLine[]): readonly string[] {
  const names = new Set(lines.flatMap(({ condition }) => condition ?? []));
  const steps = [...names].flatMap((name) => {
    const explained = explainConditionName(name);
    return explained && explained.kind !== 'diagnostic' ? (explained.try ?? []) : [];
  });
  return [...new Set(steps)].slice(0, MAX_NEXT);
}
