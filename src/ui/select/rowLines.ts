import { safeLine } from '../../core/text/safeText.ts';
import type { CopiedRows } from '../../engine/api/selectionApi.ts';
import { MAX_SHOWN } from '../tree/Causes.tsx';
import { TREE } from '../messages/detail.ts';

/** Returns the text of rows, one line each, with the cells as the tree shows them. */
export async function linesOf({ cells, properties, causes }: CopiedRows): Promise<string> {
  const messages = new Map(causes.map(([index, names, total]) => [index, causesText(names, total)]));
  if (properties.length > 0) {
    // The data of known properties is large.
    const { valueLine } = await import('../explain/valueTexts.ts');
    for (const [index, property] of properties) {
      const value = valueLine(property);
      if (value !== null) messages.set(index, safeLine(value));
    }
  }
  return cells
    .map(([status, name, message], index) => [status, name, messages.get(index) ?? message].join('\t'))
    .join('\n');
}

function causesText(names: readonly string[], total: number): string {
  const shown = names.slice(0, MAX_SHOWN).join(', ');
  if (total === 1) return `${TREE.becauseOf} ${shown}`;
  const more = total > MAX_SHOWN ? ` ${TREE.more(total - MAX_SHOWN)}` : '';
  return `${TREE.becauseOfOneOf(total)} ${shown}${more}`;
}
