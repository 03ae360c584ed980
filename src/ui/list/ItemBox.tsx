import type { MouseEvent, ReactNode } from 'react';
import { classNames } from '../classNames.ts';
import { OutcomeBar } from '../components/OutcomeBar.tsx';
import type { OutcomeShares } from '../components/outcomeShares.ts';
import type { Badge } from './badge.ts';
import styles from './ExchangeItem.module.css';

interface Props {
  readonly id: string;
  readonly className: string;
  /** 1, or 2 in a group; null if the list is not grouped. */
  readonly level: 1 | 2 | null;
  /** Null for an item that cannot be expanded. */
  readonly isOpen: boolean | null;
  readonly selected: boolean;
  readonly focused: boolean;
  readonly position: number;
  readonly of: number;
  readonly top: number;
  readonly title: string;
  readonly badge: Badge;
  readonly name: ReactNode;
  /** The name as one text, for screen readers: they would read the parts of a path as separate words. */
  readonly spokenName: string;
  /** The second line. */
  readonly about: readonly string[];
  readonly shares: OutcomeShares;
  /** Attributes of the element. */
  readonly data: Readonly<Record<`data-${string}`, string | number>>;
  /** Before the name. */
  readonly children?: ReactNode;
  readonly onClick: (event: MouseEvent) => void;
}

/** A row of the list. The list itself has the focus, handles the keys, and refers to the active item. */
export function ItemBox({ badge, name, spokenName, about, shares, data, children, ...item }: Props) {
  const { id, className, level, isOpen, selected, focused, position, of, top, title, onClick } = item;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the list handles keys
    <div
      id={id}
      className={classNames(styles.item, className, selected && styles.selected, styles[badge.tone])}
      role={level === null ? 'option' : 'treeitem'}
      aria-label={[spokenName, about.filter(Boolean).join(' · '), badge.spoken].join(' ')}
      aria-level={level ?? undefined}
      aria-expanded={isOpen ?? undefined}
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={of}
      {...data}
      data-focused={focused || undefined}
      title={title}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onClick}
    >
      {children}
      <div className={styles.name}>{name}</div>
      <div className={styles.about}>{about.filter(Boolean).join(' · ')}</div>
      <OutcomeBar shares={shares} />
      <div className={styles.mark}>
        <span aria-hidden="true">{badge.text}</span>
        <span className="visually-hidden">{badge.spoken}</span>
      </div>
    </div>
  );
}
