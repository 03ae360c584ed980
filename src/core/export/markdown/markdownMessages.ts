import { counted } from '../../text/format.ts';

/** Texts of a Markdown report that are not texts of a response. */
export const MARKDOWN = {
  title: 'Multi-Status report',
  columns: ['Status', 'Resource', 'Message'],
  filter: (filter: string): string => `Filter: ${filter}`,
  files: (files: number): string => `${counted(files, 'file was', 'files were')} not completely read:`,
  moreFiles: (files: number): string => `… and ${counted(files, 'more file', 'more files')}`,
  more: {
    failing: (responses: number): string =>
      `… and ${counted(responses, 'more response', 'more responses')} with failures; see the text or JSON report.`,
    doubtful: (responses: number): string =>
      `… and ${counted(responses, 'more response', 'more responses')} that may have failures; see the text or JSON report.`,
    passed: (responses: number): string => `… and ${counted(responses, 'more response', 'more responses')}`,
  },
  withoutFailures: (responses: number): string => `${counted(responses, 'response', 'responses')} without failures`,
} as const;
