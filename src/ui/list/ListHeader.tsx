import { useMemo } from 'react';
import type { ExchangeRow } from '../../engine/api/engineApi.ts';
import type { ListedRow } from '../../engine/api/listedRow.ts';
import { SORT_KEYS } from '../../state/list/listOrder.ts';
import { otherFailures } from '../../state/list/responseList.ts';
import { Checkbox } from '../components/Checkbox.tsx';
import { IconToggle } from '../components/IconButton.tsx';
import { usePanel, useView } from '../context.ts';
import { LIST_HEADER } from '../messages/listHeader.ts';
import styles from './ListHeader.module.css';

const NONE: readonly (ExchangeRow & ListedRow)[] = [];

/** The order of the list, and the failures of the responses that are not shown. */
export function ListHeader() {
  const { list } = usePanel();
  const { sort, isReversed, isGrouped } = useView((view) => view.listOrder);
  return (
    <div className={styles.header} role="group" aria-label={LIST_HEADER.label}>
      <select
        className={styles.sort}
        aria-label={LIST_HEADER.sort}
        title={LIST_HEADER.sort}
        value={sort}
        onChange={({ currentTarget: { value } }) => list.sortBy(SORT_KEYS.find((key) => key === value) ?? 'recorded')}
      >
        {SORT_KEYS.map((key) => (
          <option key={key} value={key}>
            {LIST_HEADER.keys[key]}
          </option>
        ))}
      </select>
      <IconToggle
        icon={isReversed ? 'ascending' : 'descending'}
        className={styles.reverse}
        label={LIST_HEADER.reverse}
        on={isReversed}
        onChange={list.reverse}
      />
      <Checkbox
        label={LIST_HEADER.group}
        tooltip={LIST_HEADER.groupTooltip}
        on={isGrouped}
        onChange={list.setGrouped}
      />
      <OtherFailures />
    </div>
  );
}

/** The failures in other responses. A click goes to the next one. */
function OtherFailures() {
  const { navigation, run } = usePanel();
  const exchanges = useView((view) => view.overview?.exchanges ?? NONE);
  const shown = useView((view) => view.shown);
  const others = useMemo(() => otherFailures(exchanges, shown), [exchanges, shown]);
  if (!others) return null;
  const { failures, responses, possible } = others;
  return (
    <button
      type="button"
      className={styles.others}
      title={LIST_HEADER.othersTooltip(failures, responses, possible)}
      onClick={() => run(navigation.moveToOtherResponse(1))}
    >
      {responses === 0 ? LIST_HEADER.possibleOthers(possible) : LIST_HEADER.others(failures, responses)}
      {responses > 0 && possible > 0 && <span className={styles.more}> {LIST_HEADER.morePossible(possible)}</span>}
    </button>
  );
}
