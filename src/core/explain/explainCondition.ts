import acl from './conditions/acl.json' with { type: 'json' };
import bindings from './conditions/bindings.json' with { type: 'json' };
import caldav from './conditions/caldav.json' with { type: 'json' };
import carddav from './conditions/carddav.json' with { type: 'json' };
import ischedule from './conditions/ischedule.json' with { type: 'json' };
import ordering from './conditions/ordering.json' with { type: 'json' };
import other from './conditions/other.json' with { type: 'json' };
import redirects from './conditions/redirects.json' with { type: 'json' };
import search from './conditions/search.json' with { type: 'json' };
import versioning from './conditions/versioning.json' with { type: 'json' };
import webdav from './conditions/webdav.json' with { type: 'json' };
import { type Source, sourceOf } from './source.ts';

/** `diagnostic`: an element that is not a condition, but which servers add to `DAV:error`. */
export type ConditionKind = 'precondition' | 'postcondition' | 'diagnostic';

export interface ConditionExplanation {
  readonly kind: ConditionKind;
  /** What the server states with it. */
  readonly means: string;
  /** What to do next; null if there is nothing that the client can do. */
  readonly try: string | null;
  readonly source: Source;
}

/** A condition in the data; `as` is the other spelling of a name. */
type Entry =
  | { readonly kind?: string; readonly means: string; readonly try?: string; readonly source: string }
  | { readonly as: string };

/** The files of the data, each with the conditions of some namespaces by their local names. */
const FILES: readonly Readonly<Record<string, Readonly<Record<string, Entry>>>>[] = [
  webdav,
  acl,
  versioning,
  ordering,
  redirects,
  search,
  bindings,
  caldav,
  carddav,
  ischedule,
  other,
];

const CONDITIONS: ReadonlyMap<string, Entry> = new Map(
  FILES.flatMap((file) =>
    Object.entries(file).flatMap(([namespace, entries]) =>
      Object.entries(entries).map(([name, entry]) => [`{${namespace}}${name}`, entry] as const),
    ),
  ),
);

/** The names of all known conditions as `{namespace}local`. */
export const KNOWN_CONDITIONS: readonly string[] = [...CONDITIONS.keys()];

/**
 * Explains a condition of a report; null if it is not known, or not a condition of XML.
 *
 * @param name `{namespace}local`
 */
export function explainConditionName(name: string): ConditionExplanation | null {
  const end = name.indexOf('}');
  return name.startsWith('{') && end > 0 ? explainCondition(name.slice(1, end), name.slice(end + 1)) : null;
}

/** Explains a child element of `DAV:error` (RFC 4918 section 16); null if it is not known. */
export function explainCondition(namespace: string, name: string): ConditionExplanation | null {
  const entry = CONDITIONS.get(`{${namespace}}${name}`);
  if (!entry) return null;
  if ('as' in entry) return explainCondition(namespace, entry.as);
  const { kind, means, source } = entry;
  return {
    kind: kind === 'postcondition' || kind === 'diagnostic' ? kind : 'precondition',
    means,
    try: entry.try ?? null,
    source: sourceOf(source),
  };
}
