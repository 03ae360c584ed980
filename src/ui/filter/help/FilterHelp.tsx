import { useEffect, useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react';
import { KEY_TERMS, TEXT_TERMS, type TermHelp } from '../../../core/filter/grammarMessages.ts';
import { OPERATION_KEYS } from '../../../core/filter/operation.ts';
import { RESPONSE_KEYS } from '../../../core/filter/response.ts';
import { FILTER_HELP } from '../../messages/filterCompletion.ts';
import { useShortcut } from '../../useShortcut.ts';
import { placeBelow } from '../placeBelow.ts';
import styles from './FilterHelp.module.css';

interface Props {
  readonly button: RefObject<HTMLButtonElement | null>;
  /** Adds a term to the filter. */
  readonly onInsert: (term: string) => void;
  readonly onClose: () => void;
}

const SECTIONS: readonly { readonly title: string; readonly terms: readonly TermHelp[] }[] = [
  { title: FILTER_HELP.text, terms: TEXT_TERMS },
  { title: FILTER_HELP.operations, terms: OPERATION_KEYS.map((key) => KEY_TERMS[key]) },
  { title: FILTER_HELP.responses, terms: RESPONSE_KEYS.map((key) => KEY_TERMS[key]) },
];

/** All terms of the filter, with examples to insert. Closes when the focus leaves it. */
export function FilterHelp({ button, onInsert, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useShortcut('escape', () => {
    onClose();
    button.current?.focus();
    return true;
  });
  const onLeave = useEffectEvent((to: EventTarget | null) => {
    // The button closes the help itself. The focus also leaves when another window gets it.
    if (!document.hasFocus() || to === button.current) return;
    if (!(to instanceof Node) || box.current?.contains(to) !== true) onClose();
  });
  useEffect(() => {
    const { current } = box;
    const listener = ({ relatedTarget }: FocusEvent): void => onLeave(relatedTarget);
    current?.addEventListener('focusout', listener);
    return () => current?.removeEventListener('focusout', listener);
  }, []);
  useLayoutEffect(() => {
    const { current } = box;
    if (!current || !button.current) return undefined;
    current.showPopover();
    const place = (): void => placeBelow(current, button.current);
    place();
    current.querySelector('button')?.focus();
    window.addEventListener('resize', place);
    return () => window.removeEventListener('resize', place);
  }, [button]);
  return (
    <div ref={box} className={styles.help} popover="manual" role="dialog" aria-label={FILTER_HELP.title} tabIndex={-1}>
      <p className={styles.rule}>{FILTER_HELP.rule}</p>
      {SECTIONS.map(({ title, terms }) => (
        <section key={title}>
          <h2 className={styles.title}>{title}</h2>
          <dl className={styles.terms}>
            {terms.map(({ examples, meaning }) => (
              <div key={examples[0]} className={styles.term}>
                <dt className={styles.examples}>
                  {examples.map((example) => (
                    <button
                      key={example}
                      type="button"
                      className={styles.example}
                      title={FILTER_HELP.insert}
                      onClick={() => {
                        onClose();
                        onInsert(example);
                      }}
                    >
                      {example}
                    </button>
                  ))}
                </dt>
                <dd className={styles.meaning}>{meaning}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className={styles.rule}>{FILTER_HELP.keys}</p>
    </div>
  );
}
