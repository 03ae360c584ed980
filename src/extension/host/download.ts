import type { ExportFile } from '../../engine/api/engineApi.ts';

/** Milliseconds until the blob URL is revoked; no event reports the end of a download. */
const REVOKE_DELAY = 60_000;

/** Saves a file through a link, which needs no permission. A panel cannot show a file picker. */
export function downloadFile({ fileName, content }: ExportFile): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_DELAY);
}
