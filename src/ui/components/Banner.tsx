import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import styles from './Banner.module.css';

/** A message across the panel, with an icon. */
export function Banner({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <div className={styles.notice}>
      <Icon name={icon} size={16} />
      <div className={styles.text}>{children}</div>
    </div>
  );
}
