import { useState } from 'react';
import { findingMessage } from '../../core/checks/checkRules.ts';
import { CHECK_PAGE, type BrokenRule, type CheckPlace, MAX_PLACES } from '../../engine/api/checks.ts';
import { useHost, usePanel } from '../context.ts';
import { CHECKS } from '../messages/checks.ts';
import styles from './Checks.module.css';

/** Number of places that are shown first. */
const FEW = 5;

/** The places where a rule is broken, with links to the row of the tree and to the line of the body. */
export function Places({
  exchange,
  broken: { rule, findings, places: first },
}: {
  exchange: number;
  broken: BrokenRule;
}) {
  const panel = usePanel();
  const { engine } = useHost();
  const [more, setMore] = useState<readonly CheckPlace[]>([]);
  const [isLong, setLong] = useState(first.length <= FEW);
  const places = isLong ? [...first, ...more] : first.slice(0, FEW);
  const listed = Math.min(findings, MAX_PLACES);
  const showMore = async (): Promise<void> => {
    if (!isLong) {
      setLong(true);
      return;
    }
    const next = await engine.checkPlaces(exchange, rule, places.length);
    setMore([...more, ...next]);
  };
  return (
    <>
      <ul className={styles.places}>
        {places.map((place) => (
          <li key={place.index}>
            <Place place={place} message={place.index === 0 ? '' : findingMessage({ rule, params: place.params })} />
          </li>
        ))}
      </ul>
      {places.length < listed && (
        <button type="button" className="link" onClick={() => panel.run(showMore())}>
          {CHECKS.more(isLong ? Math.min(CHECK_PAGE, listed - places.length) : first.length - FEW)}
        </button>
      )}
      {places.length >= listed && findings > listed && <div>{CHECKS.unlisted(findings - listed)}</div>}
    </>
  );
}

/** @param message empty if it is shown above */
function Place({ place: { pointer, line, row }, message }: { place: CheckPlace; message: string }) {
  const panel = usePanel();
  const showRow = (): void => {
    if (row === null) return;
    panel.selectTab('resources');
    panel.run(panel.rows.reveal(row));
  };
  return (
    <>
      <code>{pointer}</code>
      {line !== null && (
        <button type="button" className="link" onClick={() => panel.showLine(line)}>
          {CHECKS.line(line)}
        </button>
      )}
      {row !== null && (
        <button type="button" className="link" onClick={showRow}>
          {CHECKS.resource}
        </button>
      )}
      {message !== '' && <span className={styles.other}>{message}</span>}
    </>
  );
}
