import { coreCatalogs } from '../core/messages.ts';
import { count } from '../core/text/format.ts';
import { type Catalog, catalog, createRenderer } from '../core/model/message.ts';
import { rowMessages } from './tree/messages.ts';

/** Why the panel gets no result for work that hung or crashed the engine, and that the next engine does not repeat. */
export const refusalMessages = catalog('refusal', {
  expand: 'Expanding these rows was stopped because it took too long.',
  checks: 'Checking this response was stopped because it took too long.',
  createRule: 'Creating a rule for this response was stopped because it took too long.',
  /** @param name method and path of the response at which the export stopped */
  export: (name: string): string =>
    `The export was stopped because writing ${name} took too long. Try the other format, or export other responses one at a time.`,
  exportFilter: 'The export was stopped because its filter took too long. Try a simpler filter.',
});

/** Why responses are not in an export: they were dropped because of the limit on stored responses. */
export function droppedResponses(failed: number, unknown: number): string {
  const kinds = [
    failed > 0 ? `${count(failed)} with failures` : '',
    unknown > 0 ? `${count(unknown)} with an unknown outcome` : '',
  ].filter((kind) => kind !== '');
  return `dropped before the export to save memory${kinds.length > 0 ? `; ${kinds.join(', ')}` : ''}`;
}

/** Why responses of a file may not be in an export. @param file its name */
export function importRunning(file: string): string {
  return `${file} was still being imported when the export started`;
}

/** The catalogs of this layer. */
export const engineCatalogs: readonly Catalog[] = [refusalMessages, rowMessages];

/** Puts a message of the engine into English, for the command line. */
export const englishText = createRenderer([...coreCatalogs, ...engineCatalogs]);
