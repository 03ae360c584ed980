import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { FILTER_COMPLETION } from '../../messages/filterCompletion.ts';
import { Icon } from '../../components/Icon.tsx';
import { placeBelow } from '../placeBelow.ts';
import type { Suggestion, Suggestions } from './suggestions.ts';
import styles from './SuggestionList.module.css';

interface Props {
  readonly id: string;
  readonly box: RefObject<HTMLInputElement | null>;
  readonly suggestions: Suggestions;
  /** The list contains recent filters, which can be removed. */
  readonly isHistory: boolean;
  /** Index of the selected suggestion, or -1. */
  readonly active: number;
  readonly onAccept: (suggestion: Suggestion) => void;
  readonly onRemove: (suggestion: Suggestion) => void;
}

/** More would cover the results, which change while the user types. */
const TALLEST = 340;

export function optionId(list: string, index: number): string {
  return `${list}-${index}`;
}

/** The suggestions below the filter box, which keeps the focus. */
export function SuggestionList({ id, box, suggestions, isHistory, active, onAccept, onRemove }: Props) {
  const popup = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = popup;
    if (!current) return undefined;
    current.showPopover();
    const place = (): void => placeBelow(current, box.current, TALLEST);
    place();
    window.addEventListener('resize', place);
    return () => window.removeEventListener('resize', place);
  });
  useEffect(() => {
    const { current } = popup;
    // A press must not take the focus from the box.
    const keepFocus = (event: MouseEvent): void => event.preventDefault();
    current?.addEventListener('mousedown', keepFocus);
    return () => current?.removeEventListener('mousedown', keepFocus);
  }, []);
  useLayoutEffect(() => {
    document.getElementById(optionId(id, active))?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  const notes = notesOn(suggestions);
  return (
    <div ref={popup} className={styles.popup} popover="manual">
      {isHistory && <div className={styles.heading}>{FILTER_COMPLETION.recent}</div>}
      <div
        id={id}
        className={styles.list}
        role="listbox"
        aria-label={isHistory ? FILTER_COMPLETION.recentKeys : FILTER_COMPLETION.suggestions}
      >
        {suggestions.list.map((suggestion, index) => (
          <div
            key={suggestion.inserted}
            id={optionId(id, index)}
            className={styles.option}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerUp={({ button }) => {
              // The box handles the keys.
              if (button === 0) onAccept(suggestion);
            }}
          >
            <span className={styles.value}>{suggestion.shown}</span>
            <span className={styles.meaning}>{suggestion.meaning}</span>
            {suggestion.count !== '' && (
              <span className={styles.count}>
                {suggestion.count} <span className="visually-hidden">{suggestion.unit}</span>
              </span>
            )}
            {isHistory && <RemoveButton onRemove={() => onRemove(suggestion)} />}
          </div>
        ))}
      </div>
      {notes.length > 0 && <div className={styles.note}>{notes.join(' · ')}</div>}
      <span className="visually-hidden" role="status">
        {FILTER_COMPLETION.available(suggestions.list.length)}
      </span>
    </div>
  );
}

/** For the pointer only: an option contains no controls, and the key is Delete. */
function RemoveButton({ onRemove }: { readonly onRemove: () => void }) {
  return (
    <button
      type="button"
      className={styles.remove}
      title={FILTER_COMPLETION.remove}
      tabIndex={-1}
      aria-hidden="true"
      onPointerUp={(event) => {
        event.stopPropagation();
        onRemove();
      }}
    >
      <Icon name="close" size={14} />
    </button>
  );
}

function notesOn({ more, isExact, isComplete }: Suggestions): readonly string[] {
  return [
    ...(more > 0 ? [FILTER_COMPLETION.more(more)] : []),
    ...(isExact ? [] : [FILTER_COMPLETION.inexact]),
    ...(isComplete ? [] : [FILTER_COMPLETION.collecting]),
  ];
}
