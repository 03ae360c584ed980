import { type UrlGroup } from '../../state/list/groups.ts';
import { mayHaveFailure } from '../../state/list/rowFailures.ts';
import { Icon } from '../components/Icon.tsx';
import { LIST_GROUP } from '../messages/listHeader.ts';
import { messageText } from '../messages/text.ts';
import styles from './ExchangeItem.module.css';
import { groupBadge, groupShares } from './groupBadge.ts';
import { ItemBox } from './ItemBox.tsx';
import { PathName } from './PathName.tsx';

interface Props {
  readonly id: string;
  readonly group: UrlGroup;
  readonly host: string | null;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  readonly position: number;
  readonly of: number;
  readonly top: number;
  readonly onToggle: () => void;
}

/** The row of the responses with one method and URL. */
export function GroupItem({ id, group, host, isOpen, isActive, position, of, top, onToggle }: Props) {
  const { key, method, path, url, responses } = group;
  const failing = responses.filter(mayHaveFailure).length;
  const kinds = [...new Set(responses.map(({ kind }) => messageText(kind)))];
  const about = [
    LIST_GROUP.responses(responses.length),
    failing > 0 ? LIST_GROUP.failing(failing) : '',
    kinds.length === 1 ? (kinds[0] ?? '') : '',
  ];
  return (
    <ItemBox
      id={id}
      className={styles.group ?? ''}
      level={1}
      isOpen={isOpen}
      selected={false}
      focused={isActive}
      position={position}
      of={of}
      top={top}
      title={`${method} ${url || path}`.trim()}
      badge={groupBadge(group)}
      name={<PathName method={method} host={host} path={path} />}
      spokenName={`${method} ${path}`.trim()}
      about={about}
      shares={groupShares(group)}
      data={{ 'data-group': key }}
      onClick={onToggle}
    >
      <span className={styles.arrow}>
        <Icon name={isOpen ? 'down' : 'right'} size={14} />
      </span>
    </ItemBox>
  );
}
