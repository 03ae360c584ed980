import { usePanel, useView } from '../context.ts';
import { CHECKS } from '../messages/checks.ts';
import styles from './Checks.module.css';

/** The rules that are switched off, for all responses. */
export function RulesOff() {
  const panel = usePanel();
  const off = useView((view) => view.checksOff);
  if (off.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{CHECKS.off}</h3>
      <ul className={styles.rules}>
        {off.map((rule) => (
          <li key={rule} className={styles.offRule}>
            <code>{rule}</code>
            <button type="button" className="link" onClick={() => panel.checks.setOff(rule, false)}>
              {CHECKS.switchOn}
              <span className="visually-hidden"> {rule}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
