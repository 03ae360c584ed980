import { DETAIL } from '../messages/detail.ts';
import { messageText } from '../messages/text.ts';
import { includesProblem } from '../../core/verdict/includesProblem.ts';
import type { ExchangeDetail } from '../../engine/api/engineApi.ts';
import { useHost, usePanel } from '../context.ts';
import { Banner } from '../components/Banner.tsx';
import styles from './Problems.module.css';

/** The problems of the body, each with a link to its line in the body or in the page's code. */
export function Problems({ detail }: { detail: ExchangeDetail }) {
  const { openSource } = useHost();
  const panel = usePanel();
  const { initiator, verdict } = detail;
  const problems = detail.problems.filter((problem) => !includesProblem(verdict, problem, detail.problems));
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems} aria-label={DETAIL.problems}>
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.offset}`} data-problem={problem.code}>
          <Banner icon="warning">
            {messageText(problem.message)}
            {problem.line !== null && (
              <button type="button" className="link" onClick={() => panel.showLine(problem.line ?? 1)}>
                {DETAIL.position(problem.line, problem.column)}
              </button>
            )}
            {problem.code === 'body-unread' && initiator && (
              <span>
                {DETAIL.initiatedBy}{' '}
                {openSource ? (
                  <button type="button" className="link" title={initiator.url} onClick={() => openSource(initiator)}>
                    {DETAIL.code(initiator)}
                  </button>
                ) : (
                  DETAIL.code(initiator)
                )}
              </span>
            )}
          </Banner>
        </li>
      ))}
    </ul>
  );
}
