import { useDeferredValue, useId, useState } from 'react';
import { GROUPS } from '../../core/groups/groupMessages.ts';
import type { FailureRow } from '../../engine/api/failureApi.ts';
import type { ExchangeDetail } from '../../engine/api/engineApi.ts';
import { usePanel, useView } from '../context.ts';
import { FAILURES, OUTCOME_WORDS } from '../messages/detail.ts';
import { SIGNS } from '../messages/panel.ts';
import { messageText } from '../messages/text.ts';
import { PathText } from '../components/PathText.tsx';
import styles from './Failures.module.css';

/** Number of groups in one line. */
const IN_LINE = { narrow: 1, wide: 2 } as const;

interface Props {
  readonly detail: ExchangeDetail;
  readonly isNarrow: boolean;
  /** There is space for a list. */
  readonly isTall: boolean;
}

/** The groups of equal failures: a list, or one line with the largest groups. A button selects the next result of its group. */
export function Failures({ detail: { id, summary }, isNarrow, isTall }: Props) {
  const panel = usePanel();
  const listId = useId();
  // They arrive while the first rows are painted.
  const failures = useDeferredValue(useView((view) => view.failures));
  const [chosen, setChosen] = useState<boolean | null>(null);
  if (failures?.exchange !== id) {
    // Reserves the line, so that the tree below does not move.
    const { failure, partial, dependent } = summary;
    return failure + partial + dependent > 1 ? <div className={styles.failures} aria-busy="true" /> : null;
  }
  const { groups, total, causes, dependents } = failures;
  const [first] = groups;
  // The legend and the tree show a single failure.
  if (!first || (total === 1 && first.count === 1 && dependents === 0)) return null;
  const isOpen = chosen ?? (isTall && total > 1);
  const shown = isOpen ? groups : groups.slice(0, isNarrow ? IN_LINE.narrow : IN_LINE.wide);
  const more = total - shown.length;
  const showMore = (): void => {
    if (isOpen || groups.length === shown.length) panel.failures.showMore();
    setChosen(true);
  };
  return (
    <section className={styles.failures} aria-label={FAILURES.label} data-open={isOpen || undefined}>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setChosen(!isOpen)}
      >
        {FAILURES.label}
      </button>
      {causes > 0 && <span className={styles.causes}>{GROUPS.causes(causes, dependents)}</span>}
      <ul id={listId} className={styles.groups}>
        {shown.map((group, index) => (
          <li key={group.key}>
            <Group group={group} onPress={() => panel.run(panel.failures.select(index))} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <button type="button" className="link" onClick={showMore}>
          {FAILURES.more(more)}
        </button>
      )}
    </section>
  );
}

function Group({ group, onPress }: { group: FailureRow; onPress: () => void }) {
  const { outcome, count, message, dependents } = group;
  const status = GROUPS.times(count, messageText(group.status));
  const name = group.name === null ? '' : messageText(group.name);
  const place = count === 1 || name === '' ? name : GROUPS.under(name);
  const below = dependents === 0 ? '' : GROUPS.dependents(dependents);
  return (
    <button
      type="button"
      className={styles.group}
      data-outcome={outcome}
      title={`${[status, place, message, below].filter(Boolean).join('\n')}\n\n${FAILURES.next(count)}`}
      onClick={onPress}
    >
      <span aria-hidden="true">{SIGNS[outcome]} </span>
      <span className="visually-hidden">{OUTCOME_WORDS[outcome]} </span>
      <b>{status}</b>
      {place !== '' && <PathText path={` ${place}`} />}
      {below !== '' && ` · ${below}`}
      {message !== '' && <span className={styles.message}> · {message}</span>}
    </button>
  );
}
