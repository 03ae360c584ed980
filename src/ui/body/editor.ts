import { json } from '@codemirror/lang-json';
import { xml } from '@codemirror/lang-xml';
import { codeFolding, foldGutter, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { openSearchPanel, search, SearchQuery, setSearchQuery } from '@codemirror/search';
import { Compartment, EditorSelection, EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, highlightSpecialChars, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Range } from '../../core/model/operation.ts';
import { INVISIBLE_IN_LINES } from '../../core/text/invisible.ts';
import { safeLine } from '../../core/text/safeText.ts';
import type { BodyContent } from '../../engine/api/engineApi.ts';
import { findMatches, nearestMatch, type FindResult } from './find.ts';

// Loaded when the first body is shown: CodeMirror makes up most of the panel's script.

export interface MatchPosition {
  /** Number of the selected match, from 1; 0 for none. */
  readonly at: number;
  readonly total: number;
  /** There are more matches than `total`. */
  readonly more: boolean;
}

export interface Editor {
  readonly show: (text: string, language: BodyContent['language']) => void;
  readonly showLine: (line: number) => void;
  /** Marks a part of the text that was passed to `show`, and scrolls to it; null removes the mark. */
  readonly mark: (range: Range | null) => void;
  readonly wrap: (on: boolean) => void;
  readonly find: (text: string) => MatchPosition;
  readonly step: (direction: 1 | -1) => MatchPosition;
  readonly focus: () => void;
  readonly destroy: () => void;
}

const LANGUAGES: Readonly<Record<BodyContent['language'], () => Extension>> = { xml, json, text: () => [] };

/** A read-only CodeMirror view with line numbers, folding and syntax colors. */
export function createEditor(parent: HTMLElement, label: string): Editor {
  const wrapping = new Compartment();
  const marking = new Compartment();
  const base: readonly Extension[] = [readOnly(label), THEME];
  let wrapped = false;
  const state = (text: string, language: BodyContent['language']): EditorState => {
    const wrap = wrapping.of(wrapped ? EditorView.lineWrapping : []);
    return EditorState.create({ doc: text, extensions: [base, wrap, marking.of([]), LANGUAGES[language]()] });
  };

  let shown = '';
  const view = new EditorView({ parent, state: state('', 'text') });
  openSearchPanel(view);
  const finder = createFinder(view);

  return {
    show: (text, language) => {
      shown = text;
      view.setState(state(text, language));
      openSearchPanel(view);
      finder.refresh();
    },
    showLine: (number) => {
      const line = view.state.doc.line(Math.max(1, Math.min(number, view.state.doc.lines)));
      view.dispatch({
        selection: { anchor: line.from, head: line.to },
        effects: EditorView.scrollIntoView(line.from, { y: 'center' }),
      });
    },
    mark: (range) => {
      const offsets = range?.map((offset) => offsetInDocument(shown, offset)) ?? [];
      const [from = 0, to = 0] = offsets;
      const decorations = from < to ? EditorView.decorations.of(Decoration.set(MARK.range(from, to))) : [];
      view.dispatch({
        effects: [
          marking.reconfigure(decorations),
          ...(from < to ? [EditorView.scrollIntoView(from, { y: 'start', yMargin: MARK_MARGIN })] : []),
        ],
      });
    },
    wrap: (on) => {
      wrapped = on;
      view.dispatch({ effects: wrapping.reconfigure(on ? EditorView.lineWrapping : []) });
    },
    find: finder.find,
    step: finder.step,
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

/** Space above a mark that is scrolled to, in pixels. */
const MARK_MARGIN = 40;

const MARK = Decoration.mark({ tagName: 'mark' });

/** Returns an offset of a text in the document of CodeMirror, in which each line end is one character. */
function offsetInDocument(text: string, offset: number): number {
  return offset - (text.slice(0, offset).match(/\r\n/g)?.length ?? 0);
}

function readOnly(label: string): Extension {
  return [
    EditorState.readOnly.of(true),
    // Not editable, but focusable, so that the arrow keys scroll it.
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': label, 'aria-readonly': 'true' }),
    lineNumbers(),
    codeFolding(),
    foldGutter(),
    highlightSpecialChars({ specialChars: new RegExp(INVISIBLE_IN_LINES), render: codePoint }),
    syntaxHighlighting(HIGHLIGHT),
    // CodeMirror highlights matches only while its search panel is open. FindBar replaces that panel, so it is empty.
    search({ createPanel: () => ({ dom: document.createElement('div') }) }),
  ];
}

/** Shows an invisible character as its code point. */
function codePoint(code: number): HTMLElement {
  const element = document.createElement('span');
  element.className = 'cm-specialChar';
  // oxlint-disable-next-line no-restricted-properties -- the text is safe
  element.textContent = safeLine(String.fromCodePoint(code));
  return element;
}

interface Finder extends Pick<Editor, 'find' | 'step'> {
  /** Searches a new document for the same text. */
  readonly refresh: () => void;
}

/** Finds and counts matches. CodeMirror highlights the visible ones, but its search cursor takes a second for a body of several megabytes. */
function createFinder(view: EditorView): Finder {
  let query = new SearchQuery({ search: '' });
  let found: FindResult = findMatches('', '');

  const searchFor = (text: string): void => {
    query = new SearchQuery({ search: text, literal: true });
    // CodeMirror normalizes line ends to one character each, so offsets are those of its document, not of the body.
    found = findMatches(view.state.doc.toString(), text);
    view.dispatch({ effects: setSearchQuery.of(query) });
  };
  const select = (index: number): MatchPosition => {
    const from = found.starts[index];
    if (from !== undefined) {
      const range = EditorSelection.range(from, from + query.search.length);
      view.dispatch({ selection: range, effects: EditorView.scrollIntoView(range, { y: 'center', x: 'nearest' }) });
    }
    return { at: from === undefined ? 0 : index + 1, total: found.starts.length, more: found.more };
  };
  return {
    refresh: () => searchFor(query.search),
    find: (text) => {
      searchFor(text);
      // Start at the previous match, so that typing more letters does not jump to the next one.
      return select(nearestMatch(found.starts, view.state.selection.main.from, 1));
    },
    step: (direction) => {
      const { from } = view.state.selection.main;
      return select(nearestMatch(found.starts, from + direction, direction));
    },
  };
}

const HIGHLIGHT = HighlightStyle.define([
  { tag: [tags.tagName, tags.angleBracket], color: 'var(--tag)' },
  { tag: tags.attributeName, color: 'var(--attribute)' },
  { tag: tags.attributeValue, color: 'var(--value)' },
  { tag: tags.propertyName, color: 'var(--key)' },
  { tag: tags.string, color: 'var(--string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--atom)' },
  { tag: [tags.comment, tags.processingInstruction, tags.documentMeta], color: 'var(--comment)' },
]);

const THEME = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', background: 'var(--surface)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: '11px/16px var(--mono)', fontFamily: 'var(--mono)' },
  '.cm-content': { padding: '4px 0', caretColor: 'transparent' },
  '.cm-content:focus-visible': { outline: 'none' },
  '.cm-gutters': { border: '0', color: 'var(--faint)', background: 'var(--surface)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '40px', padding: '0 2px 0 6px' },
  '.cm-foldGutter .cm-gutterElement': { padding: '0 4px', cursor: 'default' },
  '.cm-foldPlaceholder': { border: '0', color: 'var(--subtle)', background: 'var(--hover)' },
  '.cm-panels': { display: 'none' },
  '.cm-specialChar': { color: 'var(--subtle)' },
  '.cm-line mark': { color: 'inherit', background: 'var(--mark)' },
  '.cm-searchMatch': { background: 'var(--match)' },
  '.cm-searchMatch-selected': { background: 'var(--match-now)' },
  '.cm-line ::selection, .cm-line::selection': { background: 'var(--text-selection)' },
});
