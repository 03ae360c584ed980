/** Pasting from the clipboard. */
export const PASTE = {
  /** The name of a pasted text in the list: `Pasted text 14:03:22`. */
  name: (time: string): string => `Pasted text ${time}`,
  empty: 'Nothing to paste: the clipboard has no text and no file.',
  blank: 'Nothing to paste: the text in the clipboard is empty.',
  unusable:
    'The text in the clipboard is not the body of a response, an HTTP message or a HAR file, so it was not imported.',
} as const;
