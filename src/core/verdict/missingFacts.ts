import type { MissingProperties } from '../model/operation.ts';
import { type NameList, nameList } from './nameList.ts';

/** Facts about missing properties (404 in a response to PROPFIND, REPORT or SEARCH). */
export interface MissingFacts {
  /** Number of resources in the response. */
  readonly resources: number;
  /** Properties that no resource has. */
  readonly everywhere: NameList;
  /** Properties that only some resources lack. */
  readonly elsewhere: NameList;
  /** Number of resources that lack a property of `elsewhere`. */
  readonly lacking: number;
  /** Whether each of these resources lacks all properties of `elsewhere`. */
  readonly isUniform: boolean;
}

/** Returns null if no property is missing. */
export function missingFactsOf(missing: MissingProperties | undefined, listed: number): MissingFacts | null {
  if (!missing || missing.names.length === 0) return null;
  const resources = Math.max(listed, missing.resourcesWithMoreThan(0));
  const everywhere = missing.names.filter((property) => property.resources === resources);
  const elsewhere = missing.names.filter((property) => property.resources !== resources);
  const lacking = missing.resourcesWithMoreThan(everywhere.length);
  return {
    resources,
    everywhere: nameList(everywhere.map(({ name }) => name)),
    elsewhere: nameList(elsewhere.map(({ name }) => name)),
    lacking,
    isUniform: elsewhere.every((property) => property.resources === lacking),
  };
}
