import type { ReactNode } from 'react';
import styles from './HeaderTable.module.css';

/** A table of names and values with a caption. */
export function HeaderTable({ title, children }: { title: string; children: ReactNode }) {
  return (
    <table className={styles.table}>
      <caption>{title}</caption>
      <tbody>{children}</tbody>
    </table>
  );
}

export function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  );
}
