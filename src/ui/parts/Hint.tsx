import type { ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import styles from './Hint.module.css';

/** A tooltip over a button, with the key that does the same. */
export function Hint({ text, keys, children }: { text: string; keys: string | undefined; children: ReactNode }) {
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
      {children}
      <Tooltip className={styles.hint ?? ''} placement="bottom" offset={4}>
        {text}
        {keys && <kbd className={styles.keys}>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
