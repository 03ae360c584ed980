import { CREATE_RULE } from '../messages/rules.ts';
import { messageText } from '../messages/text.ts';
import type { RulePreview } from '../../engine/api/engineApi.ts';
import { Legend } from '../detail/Legend.tsx';
import { legendEntries } from '../detail/legend.ts';
import { OutcomeBar } from '../components/OutcomeBar.tsx';
import styles from './CreateRule.module.css';

interface Props {
  /** Null until the rule is tested. */
  readonly preview: RulePreview | null;
  /** Whether a status field is selected. */
  readonly hasStatus: boolean;
}

/** The results of the rule for the body. */
export function Preview({ preview, hasStatus }: Props) {
  return (
    <section className={styles.outcome} aria-label={CREATE_RULE.preview} role="status">
      {preview && <Results preview={preview} hasStatus={hasStatus} />}
    </section>
  );
}

function Results({ preview: { problems, summary }, hasStatus }: { preview: RulePreview; hasStatus: boolean }) {
  if (problems.length > 0)
    return problems.map(({ message }) => messageText(message)).map((text) => <p key={text}>{text}</p>);
  if (!summary) return <p>{CREATE_RULE.noResults}</p>;
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
