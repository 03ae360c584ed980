import { count } from '../../core/text/format.ts';

/** Above the list, when the panel starts with stored rules that are not valid. Separate, because it is loaded at the start. */
export const RULES_WARNING = {
  damaged: (problem: string, more: number): string =>
    `Some of your parsing rules cannot be used: ${problem}${more === 0 ? '' : ` (and ${count(more)} more)`}`,
  show: 'Show parsing rules',
} as const;
