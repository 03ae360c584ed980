import { catalog } from '../../model/message.ts';
import { count, counted } from '../../text/format.ts';

export const multipartMessages = catalog('multipart', {
  noParts: 'The body is not a multipart body: it has no delimiter line.',
  noStatus: 'No part of the body has a status.',
  beyondEnd: 'More parts follow the closing delimiter.',
  foreignBoundary: (stated: string, found: string): string =>
    `Content-Type states the boundary "${stated}", but the body uses "${found}".`,
  openEnd: (multiparts: number): string =>
    `The closing delimiter is missing: the last part may be truncated, and parts after it may be missing.${
      multiparts === 1 ? '' : ` This happens ${count(multiparts)} times; this is the first.`
    }`,
  incompletePart: (part: number, incomplete: number): string =>
    `Part #${part} is not complete: its headers do not end, or its body is shorter than its Content-Length.${
      incomplete === 1 ? '' : ` This happens in ${counted(incomplete, 'part', 'parts')}; this is the first.`
    }`,
  /** How the operations were recognized if the JSON bodies of the parts state the results. */
  bodies: (all: number): string =>
    counted(all, 'part states its result in its JSON body', 'parts state their results in their JSON bodies'),
  /**
   * How the operations were recognized.
   *
   * @param isByLine whether the parts begin with a status line; otherwise they have a `Status` header
   */
  evidence: (some: number, all: number, isByLine: boolean): string => {
    const [one, many] = isByLine
      ? ['begins with an HTTP status line', 'begin with an HTTP status line']
      : ['has a Status header', 'have a Status header'];
    return `${some} of ${counted(all, 'part', 'parts')} ${some === 1 ? one : many}`;
  },
});
