import { useEffect, useEffectEvent, useState } from 'react';
import { IMPORT } from '../messages/import.ts';
import { useCapture, usePanel } from '../context.ts';
import styles from './DropZone.module.css';
import { usePaste } from './usePaste.ts';

/** Imports files that are dropped anywhere on the panel, and what is pasted. */
export function DropZone() {
  const panel = usePanel();
  const { batches, blocked } = useCapture();
  const [isDragging, setDragging] = useState(false);
  const importFiles = useEffectEvent((files: readonly File[]) => panel.imports.importFiles(files, batches));
  const isDisconnected = blocked === 'reloaded';
  usePaste();

  useEffect(() => {
    if (isDisconnected) return undefined;
    const drag = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      // Otherwise the browser navigates to the file.
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setDragging(true);
    };
    const leave = (event: DragEvent): void => {
      // Null when the pointer leaves the window, not when it moves between elements.
      if (event.relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent): void => {
      setDragging(false);
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      importFiles([...event.dataTransfer.files]);
    };
    window.addEventListener('dragenter', drag);
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', drag);
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [isDisconnected]);

  if (!isDragging) return null;
  return (
    <div className={styles.zone} data-testid="drop">
      <p className={styles.message}>{IMPORT.drop}</p>
    </div>
  );
}
