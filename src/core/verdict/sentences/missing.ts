import type { MissingProperties } from '../../model/operation.ts';
import { count, counted } from '../../text/format.ts';
import { properties } from './names.ts';

type Missing = MissingProperties['names'];

/**
 * `5 properties are missing on all 22 resources: getetag, quota-used-bytes and 3 more; 4 of them lack some of 2 others`
 *
 * @param resources number of resources in the response
 */
export function missing({ names, resourcesWithMoreThan }: MissingProperties, resources: number): string {
  const everywhere = names.filter((property) => property.resources === resources);
  if (everywhere.length === 0) return onSome(names, resourcesWithMoreThan(0), resources);
  const where = resources === 1 ? '' : ` on all ${count(resources)} resources`;
  const said = `${areMissing(everywhere.length)}${where}: ${namesOf(everywhere)}`;
  const others = names.filter((property) => property.resources !== resources);
  if (others.length === 0) return said;
  const lacking = resourcesWithMoreThan(everywhere.length);
  const who = lacking === resources ? 'all' : count(lacking);
  return `${said}; ${who} of them ${lack(lacking)} ${allOrSome(others, lacking)}${counted(others.length, 'other', 'others')}`;
}

/** `1 property is missing on 3 of 22 resources: getetag`; of different ones: `20 of 22 resources lack some of 7 properties: …` */
function onSome(names: Missing, lacking: number, resources: number): string {
  const some = allOrSome(names, lacking);
  if (some === '')
    return `${areMissing(names.length)} on ${count(lacking)} of ${count(resources)} resources: ${namesOf(names)}`;
  const who = lacking === resources ? 'all' : `${count(lacking)} of`;
  return `${who} ${count(resources)} resources lack ${some}${count(names.length)} properties: ${namesOf(names)}`;
}

/** @returns empty if each of the resources lacks all of the properties */
function allOrSome(names: Missing, lacking: number): string {
  return names.every((property) => property.resources === lacking) ? '' : 'some of ';
}

function areMissing(value: number): string {
  return `${counted(value, 'property is', 'properties are')} missing`;
}

function lack(value: number): string {
  return value === 1 ? 'lacks' : 'lack';
}

function namesOf(names: Missing): string {
  return properties(names.map(({ name }) => name));
}
