import { counted } from '../../core/text/format.ts';

/** The import of HAR files and saved bodies. Keys ending in `Spoken` are for screen readers. */
export const IMPORT = {
  button: 'Import files…',
  hint: 'Import HAR files and saved bodies',
  label: 'Imported files',
  /** In the tooltip of a response. */
  from: (file: string): string => `Imported from ${file}`,
  importing: (file: string): string => `Importing ${file}`,
  share: (share: number): string => `${Math.floor(share * 100)}%`,
  listed: (responses: number): string => counted(responses, 'multi-status response', 'multi-status responses'),
  cancel: 'Cancel',
  cancelSpoken: (file: string): string => `Cancel importing ${file}`,
  close: (file: string): string => `Dismiss the message about ${file}`,
  drop: 'Drop HAR files or saved bodies here',
} as const;
