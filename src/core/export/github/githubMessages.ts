import { counted } from '../../text/format.ts';

/** Texts of annotations that are not texts of a response. */
export const GITHUB = {
  title: 'multistatus',
  more: {
    error: (responses: number): string => `${counted(responses, 'more response', 'more responses')} with failures`,
    notice: (responses: number): string =>
      `${counted(responses, 'more response', 'more responses')} with checks, without failures`,
    warning: (responses: number): string =>
      `${counted(responses, 'more response', 'more responses')} that may have failures`,
  },
  seeLog: 'GitHub shows only 10 annotations of a kind for each step. The log of the step lists all.',
  files: (files: number): string => `${counted(files, 'file was', 'files were')} not completely read`,
  moreFiles: (files: number): string => `… and ${counted(files, 'more file', 'more files')}`,
  leftOut: 'responses left out',
  filter: 'filter',
  noResponses: 'There are no multi-status responses.',
} as const;
