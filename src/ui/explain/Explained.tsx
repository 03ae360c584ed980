import { explainConditionName } from '../../core/explain/explainCondition.ts';
import { statusWithPhrase } from '../../core/explain/statusWithPhrase.ts';
import type { Source } from '../../core/explain/source.ts';
import type { RowDetail } from '../../engine/api/engineApi.ts';
import { EXPLAIN, RETRY } from '../messages/fields.ts';
import { messageText } from '../messages/text.ts';
import { Fact } from '../drawer/Fact.tsx';
import { LinkedText } from '../drawer/LinkedText.tsx';
import styles from './Explained.module.css';
import { explanationOf } from './explanation.ts';

/** What the statuses of a row mean in their place, what to do next, and whether to repeat the operation. */
export function Explained({ detail }: { detail: RowDetail }) {
  const { means, next, retry } = explanationOf(detail);
  const heading = messageText(detail.heading);
  const retryAfter = detail.facts.find(({ name }) => name === 'retryAfter');
  const repeat = retry === null ? '' : RETRY[retry](retryAfter ? messageText(retryAfter.text) : '');
  return (
    <>
      {means.length > 0 && (
        <Fact name={EXPLAIN.means} mono={false}>
          {means.map(({ status, text, source }, index) => (
            <div key={status}>
              {statusWithPhrase(status) !== heading && (
                <span className={styles.status}>{EXPLAIN.status(statusWithPhrase(status))} </span>
              )}
              {text} {means[index + 1]?.source.url !== source.url && <SourceLink source={source} />}
            </div>
          ))}
        </Fact>
      )}
      {next.length > 0 && (
        <Fact name={EXPLAIN.try} mono={false}>
          {next.map((step) => (
            <div key={step}>{step}</div>
          ))}
        </Fact>
      )}
      {repeat !== '' && (
        <Fact name={EXPLAIN.retry} mono={false}>
          {repeat}
        </Fact>
      )}
    </>
  );
}

/** The source and the meaning of a condition; nothing if it is not known. */
export function ExplainedCondition({ name }: { name: string }) {
  const explained = explainConditionName(name);
  if (!explained) return null;
  return (
    <>
      {' '}
      <SourceLink source={explained.source} />
      <div className={styles.meaning}>{explained.means}</div>
    </>
  );
}

/** A link to the specification that a text is from. */
function SourceLink({ source: { name, url } }: { source: Source }) {
  return (
    <span className={styles.source}>
      <LinkedText text={name} href={url} />
    </span>
  );
}
