import type { Condition, Operation } from '../../core/model/operation.ts';

/** Returns the conditions of an operation and of its propstats. */
export function conditionsOfOperation({
  conditions,
  propstats,
}: Pick<Operation, 'conditions' | 'propstats'>): readonly Condition[] {
  const ofPropstats = propstats.flatMap((propstat) => propstat.conditions);
  return ofPropstats.length === 0 ? conditions : [...conditions, ...ofPropstats];
}
