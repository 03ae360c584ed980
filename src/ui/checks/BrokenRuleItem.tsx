import { useId, useState } from 'react';
import { findingMessage } from '../../core/checks/checkRules.ts';
import type { BrokenRule } from '../../engine/api/checks.ts';
import { Icon } from '../components/Icon.tsx';
import { usePanel } from '../context.ts';
import { CHECKS, SEVERITY } from '../messages/checks.ts';
import styles from './Checks.module.css';
import { RuleDetail } from './RuleDetail.tsx';

/** A rule that the response breaks: one line, which expands to the explanation and all places. */
export function BrokenRuleItem({ exchange, broken }: { exchange: number; broken: BrokenRule }) {
  const panel = usePanel();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { rule, severity, findings, responses, isOfServer, places } = broken;
  const [first] = places;
  const { sign, word } = SEVERITY[severity];
  return (
    <li className={styles.rule} data-severity={severity} data-rule={rule}>
      <div className={styles.line}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name={isOpen ? 'down' : 'right'} size={14} />
          <span className={styles.severity}>
            <span aria-hidden="true">{sign}</span> {word}
          </span>
          <span className={styles.message}>{findingMessage({ rule, params: first?.params ?? {} })}</span>
          <span className={styles.id}>{rule}</span>
        </button>
        <span className={styles.where}>
          {isOfServer && <span>{CHECKS.responses(responses)}</span>}
          {!isOfServer && findings > 1 && <span>{CHECKS.places(findings)}</span>}
          {first && first.line !== null && (
            <button type="button" className="link" onClick={() => panel.showLine(first.line ?? 1)}>
              {CHECKS.line(first.line)}
            </button>
          )}
        </span>
      </div>
      {isOpen && <RuleDetail id={id} exchange={exchange} broken={broken} />}
    </li>
  );
}
