import { count, counted } from '../text/format.ts';

/** The words for groups of equal results, in the panel and in all reports. */
export const GROUPS = {
  /** `27 × 423 Locked` */
  times: (results: number, status: string): string => (results === 1 ? status : `${count(results)} × ${status}`),
  /** @param more number of names that are not listed */
  andMore: (names: readonly string[], more: number): string =>
    more === 0 ? names.join(', ') : `${names.join(', ')} and ${count(more)} more`,
  /** @param folder the folder that contains all of them, with a slash at its end */
  under: (folder: string): string => `under ${folder}`,
  underWith: (folder: string, names: string): string => `under ${folder}: ${names}`,
  example: (message: string): string => `for example: ${message}`,
  /** @param more number of other possible causes */
  because: (names: readonly string[], more: number): string =>
    names.length + more === 1
      ? `because of ${names.join()}`
      : `because of one or more of ${names.join(', ')}${more > 0 ? ` and ${count(more)} others` : ''}`,
  dependents: (dependents: number): string => counted(dependents, 'dependent', 'dependents'),
  /** `1 cause, 39 dependents` */
  causes: (causes: number, dependents: number): string =>
    `${counted(causes, 'cause', 'causes')}, ${GROUPS.dependents(dependents)}`,
  noStatus: 'no status',
};
