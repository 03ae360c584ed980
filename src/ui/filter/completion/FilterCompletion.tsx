import { useEffect, useId, useMemo, useState, type RefObject } from 'react';
import { applyCompletion } from '../../../core/filter/completion/applyCompletion.ts';
import { type CompletedPart, completionAt } from '../../../core/filter/completion/completionAt.ts';
import { useHost, usePanel, useView } from '../../context.ts';
import { forgetFilter, mayBeRemembered, recentFilters, rememberFilter } from './filterHistory.ts';
import { insertText } from './insertText.ts';
import { optionId, SuggestionList } from './SuggestionList.tsx';
import type { Suggestion, Suggestions } from './suggestions.ts';
import { useBoxEvents } from './useBoxEvents.ts';
import { useListKeys } from './useListKeys.ts';
import { useSuggestions } from './useSuggestions.ts';

/** The list of suggestions, for the attributes of the filter box. */
export interface Popup {
  /** Id of the list. */
  readonly listbox: string;
  /** Id of the selected suggestion. */
  readonly active: string | null;
}

interface Props {
  readonly box: RefObject<HTMLInputElement | null>;
  /** Called with null when there are no suggestions. */
  readonly onPopup: (popup: Popup | null) => void;
}

/** What the list is open for. */
type Open =
  | { readonly kind: 'suggestions'; readonly caret: number; readonly isRequested: boolean }
  | { readonly kind: 'history'; readonly recent: readonly string[] };

/** The suggestions and the recent filters of the filter box. They never change what is typed unless the user accepts one. */
export function FilterCompletion({ box, onPopup }: Props) {
  const { engine } = useHost();
  const panel = usePanel();
  const text = useView((view) => view.filterText);
  const id = useId();
  const [open, setOpen] = useState<Open | null>(() => openedBy(box.current));
  const part = useMemo(() => partOf(open, text), [open, text]);
  const remember = useRemember();
  const found = useSuggestions(part);
  const suggestions = open?.kind === 'history' ? historySuggestions(open.recent) : found;
  const items = suggestions && suggestions.list.length > 0 ? suggestions.list : null;

  const change = (next: Open | null): void => {
    setOpen(next);
    setActive(-1);
  };
  const accept = ({ inserted }: Suggestion): boolean => {
    const { current } = box;
    if (!current || (part?.kind === 'value' && inserted === part.typed)) return false;
    if (part) insertText(current, applyCompletion(part, inserted));
    else insertText(current, { start: 0, end: current.value.length, text: inserted, caret: inserted.length });
    if (part?.kind === 'key') return true;
    change(null);
    panel.filter.apply();
    return true;
  };
  const remove = ({ inserted }: Suggestion): boolean => {
    if (open?.kind !== 'history') return false;
    forgetFilter(inserted);
    const recent = recentFilters();
    setOpen(recent.length > 0 ? { kind: 'history', recent } : null);
    setActive(Math.min(active, recent.length - 1));
    return true;
  };
  const [active, setActive] = useListKeys(box, {
    items,
    first: open?.kind === 'suggestions' ? items?.[0] : undefined,
    open: () => change(requestedBy(box.current)),
    close: () => change(null),
    accept,
    remove,
    enter: () => {
      change(null);
      remember();
    },
  });
  useBoxEvents(box, {
    onInput: (caret) => change({ kind: 'suggestions', caret, isRequested: false }),
    onCaret: (caret) => {
      if (open?.kind === 'suggestions' && open.caret !== caret) setOpen({ ...open, caret });
    },
    onFocus: () => panel.run(engine.collectFilterValues()),
    onBlur: () => {
      change(null);
      remember();
    },
  });
  const activeOption = items && active >= 0 ? optionId(id, active) : null;
  const isShown = items !== null;
  useEffect(() => {
    onPopup(isShown ? { listbox: id, active: activeOption } : null);
    return () => onPopup(null);
  }, [onPopup, isShown, id, activeOption]);

  return suggestions && isShown ? (
    <SuggestionList
      id={id}
      box={box}
      suggestions={suggestions}
      isHistory={open?.kind === 'history'}
      active={active}
      onAccept={accept}
      onRemove={remove}
    />
  ) : null;
}

/** The part to suggest something for. While a word is typed, a list of all keys would cover the results. */
function partOf(open: Open | null, text: string): CompletedPart | null {
  if (open?.kind !== 'suggestions') return null;
  const part = completionAt(text, open.caret);
  return part?.kind === 'key' && part.typed === '' && !open.isRequested ? null : part;
}

/** What was typed before this script was loaded. */
function openedBy(box: HTMLInputElement | null): Open | null {
  if (!box || box !== document.activeElement || box.value === '') return null;
  return { kind: 'suggestions', caret: box.selectionStart ?? box.value.length, isRequested: false };
}

/** What the arrow key opens: the recent filters if the box is empty. */
function requestedBy(box: HTMLInputElement | null): Open | null {
  if (!box) return null;
  const recent = box.value === '' ? recentFilters() : [];
  return recent.length > 0
    ? { kind: 'history', recent }
    : { kind: 'suggestions', caret: box.selectionStart ?? box.value.length, isRequested: true };
}

function historySuggestions(recent: readonly string[]): Suggestions {
  const list = recent.map((text) => ({ inserted: text, shown: text, meaning: '', count: '', unit: '' }));
  return { list, more: 0, isExact: true, isComplete: true };
}

/** @returns a function that remembers the text of the box, unless it is not valid */
function useRemember(): () => void {
  const { engine } = useHost();
  const panel = usePanel();
  const [remember] = useState(() => async (text: string): Promise<void> => {
    if (mayBeRemembered(text) && (await engine.isFilterValid(text))) rememberFilter(text);
  });
  // Also a filter that is cleared at once, and not one that is deleted letter by letter.
  useEffect(
    () =>
      panel.store.subscribe(({ filterText }, before) => {
        if (filterText === '' && before.filterText.length > 2) panel.run(remember(before.filterText));
      }),
    [panel, remember],
  );
  return () => panel.run(remember(panel.store.getState().filterText));
}
