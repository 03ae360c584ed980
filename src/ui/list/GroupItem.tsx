import { type UrlGroup } from '../../state/list/groups.ts';
import { mayHaveFailure } from '../../state/list/rowFailures.ts';
import { classNames } from '../classNames.ts';
import { Icon } from '../components/Icon.tsx';
import { OutcomeBar } from '../components/OutcomeBar.tsx';
import { LIST_GROUP } from '../messages/listHeader.ts';
import { messageText } from '../messages/text.ts';
import styles from './ExchangeItem.module.css';
import { groupBadge, groupShares } from './groupBadge.ts';
import { PathName } from './PathName.tsx';

interface Props {
  readonly id: string;
  readonly group: UrlGroup;
  readonly host: string | null;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  readonly position: number;
  readonly top: number;
  readonly onToggle: () => void;
}

/** The row of the responses with one method and URL. */
export function GroupItem({ id, group, host, isOpen, isActive, position, top, onToggle }: Props) {
  const { key, method, path, url, responses } = group;
  const badge = groupBadge(group);
  const failing = responses.filter(mayHaveFailure).length;
  const kinds = [...new Set(responses.map(({ kind }) => messageText(kind)))];
  const about = [
    LIST_GROUP.responses(responses.length),
    failing > 0 ? LIST_GROUP.failing(failing) : '',
    kinds.length === 1 ? (kinds[0] ?? '') : '',
  ];
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the list handles keys
    <div
      id={id}
      className={classNames(styles.item, styles.group, styles[badge.tone])}
      role="treeitem"
      aria-selected={false}
      aria-expanded={isOpen}
      aria-level={1}
      aria-posinset={position}
      data-group={key}
      data-focused={isActive || undefined}
      title={`${method} ${url || path}`.trim()}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onToggle}
    >
      <span className={styles.arrow}>
        <Icon name={isOpen ? 'down' : 'right'} size={14} />
      </span>
      <div className={styles.name}>
        <PathName method={method} host={host} path={path} />
      </div>
      <div className={styles.about}>{about.filter(Boolean).join(' · ')}</div>
      <OutcomeBar shares={groupShares(group)} />
      <div className={styles.mark}>
        <span aria-hidden="true">{badge.text}</span>
        <span className="visually-hidden">{badge.spoken}</span>
      </div>
    </div>
  );
}
