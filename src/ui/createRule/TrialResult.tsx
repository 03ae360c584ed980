import { CREATE_RULE } from '../messages/rules.ts';
import type { RulePreview } from '../../engine/api/engineApi.ts';
import { Legend } from '../detail/Legend.tsx';
import { legendEntries } from '../detail/legend.ts';
import { OutcomeBar } from '../components/OutcomeBar.tsx';
import styles from './CreateRule.module.css';

/** What the rule would make of the body. */
export function TrialResult({ trial, hasStatus }: { trial: RulePreview | null; hasStatus: boolean }) {
  return (
    <section className={styles.outcome} aria-label={CREATE_RULE.preview} role="status">
      {trial && <Result trial={trial} hasStatus={hasStatus} />}
    </section>
  );
}

function Result({ trial: { problems, summary }, hasStatus }: { trial: RulePreview; hasStatus: boolean }) {
  if (problems.length > 0) return problems.map(({ message }) => <p key={message}>{message}</p>);
  if (!summary) return <p>{CREATE_RULE.nothing}</p>;
  return (
    <>
      <p>
        {CREATE_RULE.recognized} <b>{CREATE_RULE.operations(summary.total)}</b>
      </p>
      <OutcomeBar shares={summary} big />
      <Legend entries={legendEntries(summary)} />
      {summary.unknown > 0 && <p className={styles.about}>{hasStatus ? CREATE_RULE.unknown : CREATE_RULE.noStatus}</p>}
    </>
  );
}
