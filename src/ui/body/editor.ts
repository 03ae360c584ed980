import { json } from '@codemirror/lang-json';
import { xml } from '@codemirror/lang-xml';
import { codeFolding, foldGutter, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { openSearchPanel, search, SearchQuery, setSearchQuery } from '@codemirror/search';
import { Compartment, EditorSelection, EditorState, type Extension } from '@codemirror/state';
import { EditorView, highlightSpecialChars, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { BodyContent } from '../../engine/api/engineApi.ts';
import { findMatches, nearestMatch, type FindResult } from './find.ts';

// Loaded when the first body is shown: most of the panel's weight is here.

export interface MatchPosition {
  /** Which one is selected, from 1; 0 where none is. */
  readonly at: number;
  readonly total: number;
  /** There are more than were counted. */
  readonly more: boolean;
}

export interface Editor {
  readonly show: (text: string, language: BodyContent['language']) => void;
  readonly showLine: (line: number) => void;
  readonly wrap: (on: boolean) => void;
  readonly find: (text: string) => MatchPosition;
  readonly step: (direction: 1 | -1) => MatchPosition;
  readonly focus: () => void;
  readonly destroy: () => void;
}

const LANGUAGES: Readonly<Record<BodyContent['language'], () => Extension>> = { xml, json, text: () => [] };

export function createEditor(parent: HTMLElement, label: string): Editor {
  const wrapping = new Compartment();
  let wrapped = false;
  let query = new SearchQuery({ search: '' });
  let found: FindResult = findMatches('', '');

  const state = (text: string, language: BodyContent['language']): EditorState =>
    EditorState.create({
      doc: text,
      extensions: [
        EditorState.readOnly.of(true),
        // Not editable, but it takes the focus, so that the arrow keys scroll it.
        EditorView.editable.of(false),
        EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': label, 'aria-readonly': 'true' }),
        lineNumbers(),
        codeFolding(),
        foldGutter(),
        highlightSpecialChars(),
        syntaxHighlighting(HIGHLIGHT),
        // Matches are only highlighted while its own bar is open; ours stands outside, so this one is empty.
        search({ createPanel: () => ({ dom: document.createElement('div') }) }),
        wrapping.of(wrapped ? EditorView.lineWrapping : []),
        LANGUAGES[language](),
        THEME,
      ],
    });

  const view = new EditorView({ parent, state: state('', 'text') });
  openSearchPanel(view);

  // CodeMirror marks the matches that are on screen. Finding and counting them in a body of megabytes is ours, since its
  // own cursor takes a second for that.
  const choose = (at: number): MatchPosition => {
    const from = found.starts[at];
    if (from !== undefined) {
      const anchor = EditorSelection.range(from, from + query.search.length);
      view.dispatch({ selection: anchor, effects: EditorView.scrollIntoView(anchor, { y: 'center', x: 'nearest' }) });
    }
    return { at: from === undefined ? 0 : at + 1, total: found.starts.length, more: found.more };
  };

  return {
    show: (text, language) => {
      view.setState(state(text, language));
      openSearchPanel(view);
      found = findMatches(view.state.doc.toString(), query.search);
      view.dispatch({ effects: setSearchQuery.of(query) });
    },
    showLine: (line) => {
      const place = view.state.doc.line(Math.max(1, Math.min(line, view.state.doc.lines)));
      view.dispatch({
        selection: { anchor: place.from, head: place.to },
        effects: EditorView.scrollIntoView(place.from, { y: 'center' }),
      });
    },
    wrap: (on) => {
      wrapped = on;
      view.dispatch({ effects: wrapping.reconfigure(on ? EditorView.lineWrapping : []) });
    },
    find: (text) => {
      query = new SearchQuery({ search: text, literal: true });
      // Line ends are not those of the body here: all of them count as one.
      found = findMatches(view.state.doc.toString(), text);
      view.dispatch({ effects: setSearchQuery.of(query) });
      // From where the last match began, so that a longer word stays at the same place.
      return choose(nearestMatch(found.starts, view.state.selection.main.from, 1));
    },
    step: (direction) => {
      const { from } = view.state.selection.main;
      return choose(nearestMatch(found.starts, from + direction, direction));
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
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
  '.cm-searchMatch': { background: 'var(--match)' },
  '.cm-searchMatch-selected': { background: 'var(--match-now)' },
  '.cm-line ::selection, .cm-line::selection': { background: 'var(--text-selection)' },
});
