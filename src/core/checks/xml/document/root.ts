import type { CheckContext } from '../context.ts';
import type { ElementReader } from '../elementReader.ts';

/**
 * Adds the finding about a root element other than `DAV:multistatus`.
 *
 * @returns whether there is one
 */
export function checkRoot({ root }: ElementReader, context: CheckContext): boolean {
  if (!root || root.clark === '{DAV:}multistatus') return false;
  if (root.localName === 'multistatus') {
    context.add('multistatus-wrong-namespace', '/', root.range, { ns: root.namespace });
  } else context.add('root-not-multistatus', '/', root.range, { root: root.clark });
  return true;
}
