import { type Source, sourceOf } from '../source.ts';

/** A program or a document without sections to link to. */
export interface UnlinkedSource {
  readonly name: string;
  readonly url: null;
}

/** Returns the source that the data names, with a link if it is a section of an RFC. */
export function propertySource(text: string): Source | UnlinkedSource {
  return /^RFC \d+ [\d.]+$/.test(text) ? sourceOf(text) : { name: text, url: null };
}
