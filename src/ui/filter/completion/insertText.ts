import type { TextChange } from '../../../core/filter/completion/applyCompletion.ts';

/** Replaces a part of the text of a focused box as if the user typed it, so that it can be undone. */
export function insertText(box: HTMLInputElement, { start, end, text, caret }: TextChange): void {
  box.setSelectionRange(start, end);
  // There is no other way to change the text with undo.
  document.execCommand('insertText', false, text);
  box.setSelectionRange(caret, caret);
}
