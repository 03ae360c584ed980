import type { ExportFile } from '../../engine/api/engineApi.ts';

/** Milliseconds until the file is let go; the browser says nothing when it has taken it. */
const TAKEN = 60_000;

/** Saves a file; a link to a blob needs no permission, and a panel may not show a file picker. */
export function downloadFile({ fileName, content }: ExportFile): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), TAKEN);
}
