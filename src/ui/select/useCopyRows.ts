import { useHost, usePanel } from '../context.ts';

/** @returns a function that copies the selected rows. Its code is loaded when it is first used. */
export function useCopyRows(): () => Promise<void> {
  const host = useHost();
  const panel = usePanel();
  return async () => {
    const { copyRows } = await import('./copyRows.ts');
    await copyRows(panel, host);
  };
}
