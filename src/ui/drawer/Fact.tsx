import type { ReactNode } from 'react';
import styles from './FieldList.module.css';

/** A name with its value, in a description list. */
export function Fact({ name, mono, children }: { name: string; mono: boolean; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={mono ? styles.mono : undefined}>{children}</dd>
    </>
  );
}
