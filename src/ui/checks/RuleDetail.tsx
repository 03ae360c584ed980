import { findCheckRule } from '../../core/checks/checkRules.ts';
import { specLink } from '../../core/checks/specLink.ts';
import type { BrokenRule } from '../../engine/api/checks.ts';
import { usePanel } from '../context.ts';
import { Fact } from '../drawer/Fact.tsx';
import { LinkedText } from '../drawer/LinkedText.tsx';
import { CHECKS } from '../messages/checks.ts';
import { useCopy } from '../useCopy.ts';
import styles from './Checks.module.css';
import { findingMarkdown } from './findingMarkdown.ts';
import { Places } from './Places.tsx';
import { Snippet } from './Snippet.tsx';

/** Why a rule exists, how to fix what breaks it, and where it is broken. */
export function RuleDetail({ id, exchange, broken }: { id: string; exchange: number; broken: BrokenRule }) {
  const panel = usePanel();
  const { status, copy } = useCopy();
  const known = findCheckRule(broken.rule);
  if (!known) return null;
  return (
    <div id={id} className={styles.detail}>
      <dl className={styles.facts}>
        <Fact name={CHECKS.why} mono={false}>
          {known.why}
        </Fact>
        <Fact name={CHECKS.fix} mono={false}>
          {known.fix}
        </Fact>
        <Fact name={CHECKS.source} mono={false}>
          {known.spec.map((spec, index) => (
            <span key={spec}>
              {index > 0 && ' · '}
              <LinkedText text={spec} href={specLink(spec)} />
            </span>
          ))}
        </Fact>
        <Fact name={CHECKS.found} mono={false}>
          <Places exchange={exchange} broken={broken} />
        </Fact>
      </dl>
      <Snippet exchange={exchange} rule={broken.rule} />
      <div className={styles.actions}>
        <button type="button" className="link" onClick={() => copy(findingMarkdown(broken, known))}>
          {CHECKS.copy}
        </button>
        <button type="button" className="link" onClick={() => panel.checks.setOff(broken.rule, true)}>
          {CHECKS.switchOff}
        </button>
        <span role="status">{status}</span>
      </div>
    </div>
  );
}
