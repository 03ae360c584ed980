import { useEffect } from 'react';
import type { BrokenRule, ResponseChecks } from '../../engine/api/checks.ts';
import type { ExchangeDetail } from '../../engine/api/engineApi.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { usePanel, useView } from '../context.ts';
import { CHECKS } from '../messages/checks.ts';
import { BrokenRuleItem } from './BrokenRuleItem.tsx';
import styles from './Checks.module.css';
import { groupRules } from './groupRules.ts';
import { RulesOff } from './RulesOff.tsx';

/** What the checks of a response found. */
export function Checks({ detail }: { detail: ExchangeDetail }) {
  const panel = usePanel();
  const checks = useView((view) => view.checks);
  // A body that is being parsed is checked when it is complete.
  const isComplete = detail.parsedShare === null && detail.missingBody === null;
  useEffect(() => {
    if (isComplete) panel.checks.load();
  }, [panel, isComplete]);

  if (detail.missingBody !== null) return <EmptyState title={CHECKS.noBody} />;
  if (checks?.exchange !== detail.id) return <EmptyState title={CHECKS.loading} />;
  if (!checks.result) return <EmptyState title={isComplete ? CHECKS.noBody : CHECKS.loading} />;
  return <Result exchange={detail.id} result={checks.result} />;
}

function Result({ exchange, result }: { exchange: number; result: ResponseChecks }) {
  const off = useView((view) => view.checksOff);
  const { inResponse, ofServer, infos } = groupRules(result.rules, off);
  const shown = [...inResponse, ...ofServer, ...infos];
  const findings = shown.reduce((sum, rule) => sum + rule.findings, 0);
  return (
    <div className={styles.checks} role="group" aria-label={CHECKS.label}>
      {shown.length === 0 ? (
        <EmptyState title={CHECKS.none} description={CHECKS.noneDescription} />
      ) : (
        <p className={styles.summary}>{CHECKS.summary(findings, shown.length, off.length)}</p>
      )}
      <Section title={CHECKS.inResponse} rules={inResponse} exchange={exchange} />
      <Section title={CHECKS.ofServer} rules={ofServer} exchange={exchange} />
      {infos.length > 0 && (
        <details className={styles.section} open={shown.length === infos.length}>
          <summary className={styles.heading}>{CHECKS.infos(infos.length)}</summary>
          <Rules rules={infos} exchange={exchange} />
        </details>
      )}
      <RulesOff />
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  readonly rules: readonly BrokenRule[];
  readonly exchange: number;
}

function Section({ title, rules, exchange }: SectionProps) {
  if (rules.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{title}</h3>
      <Rules rules={rules} exchange={exchange} />
    </section>
  );
}

function Rules({ rules, exchange }: Omit<SectionProps, 'title'>) {
  return (
    <ul className={styles.rules}>
      {rules.map((broken) => (
        <BrokenRuleItem key={broken.rule} exchange={exchange} broken={broken} />
      ))}
    </ul>
  );
}
