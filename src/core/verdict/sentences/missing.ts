import { count, counted } from '../../text/format.ts';
import type { MissingFacts } from '../missingFacts.ts';
import { properties } from './names.ts';

/**
 * `5 properties are missing on all 22 resources: getetag, quota-used-bytes and 3 more; 4 of them lack some of 2 others`,
 * `1 property is missing on 3 of 22 resources: getetag`, `20 of 22 resources lack some of 7 properties: …`
 */
export function missing({ resources, everywhere, elsewhere, lacking, isUniform }: MissingFacts): string {
  if (everywhere.count === 0) {
    if (isUniform)
      return `${areMissing(elsewhere.count)} on ${count(lacking)} of ${count(resources)} resources: ${properties(elsewhere)}`;
    const who = lacking === resources ? 'all' : `${count(lacking)} of`;
    return `${who} ${count(resources)} resources lack some of ${count(elsewhere.count)} properties: ${properties(elsewhere)}`;
  }
  const where = resources === 1 ? '' : ` on all ${count(resources)} resources`;
  const common = `${areMissing(everywhere.count)}${where}: ${properties(everywhere)}`;
  if (elsewhere.count === 0) return common;
  const who = lacking === resources ? `all ${count(lacking)}` : count(lacking);
  return `${common}; ${who} of them ${lacking === 1 ? 'lacks' : 'lack'} ${isUniform ? '' : 'some of '}${counted(elsewhere.count, 'other', 'others')}`;
}

function areMissing(value: number): string {
  return `${counted(value, 'property is', 'properties are')} missing`;
}
