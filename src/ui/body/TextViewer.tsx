import { useEffect, useRef, useState, type ReactNode } from 'react';
import { BODY } from '../messages/detail.ts';
import type { Range } from '../../core/model/operation.ts';
import type { BodyContent } from '../../engine/api/engineApi.ts';
import { usePanel, useView } from '../context.ts';
import { useCopy } from '../useCopy.ts';
import { useShortcut } from '../useShortcut.ts';
import { Checkbox } from '../components/Checkbox.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { readSetting, writeSetting } from '../settings.ts';
import { FindBar } from './FindBar.tsx';
import styles from './TextViewer.module.css';
import { useEditor } from './useEditor.ts';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly language: BodyContent['language'];
  /** The line to scroll to; a new object for each request. */
  readonly scrollTarget: { readonly line: number } | null;
  /** `[start, end)` of a part that is marked and scrolled to. */
  readonly mark?: Range | null;
  /** More controls for the bar. */
  readonly children?: ReactNode;
}

/** A read-only text with line numbers, syntax colors and search. */
export function TextViewer({ label, text, language, scrollTarget, mark = null, children }: Props) {
  const panel = usePanel();
  const { status, copy } = useCopy();
  const box = useRef<HTMLDivElement>(null);
  const editor = useEditor(box, label);
  const [wrap, setWrap] = useState(() => readSetting('wrap') === true);
  const findRequest = useView((view) => view.findRequest);

  useEffect(() => editor?.wrap(wrap), [editor, wrap]);
  useEffect(() => editor?.show(text, language), [editor, text, language]);
  useEffect(() => {
    if (scrollTarget) editor?.showLine(scrollTarget.line);
  }, [editor, scrollTarget]);

  useEffect(() => editor?.mark(mark), [editor, mark]);

  const closeFind = (): void => {
    panel.closeFind();
    editor?.find('');
    editor?.focus();
  };
  useShortcut('escape', (target) => {
    if (findRequest === 0 || !(target instanceof Node) || !box.current?.parentElement?.contains(target)) return false;
    closeFind();
    return true;
  });

  return (
    <div className={styles.viewer}>
      <div className={styles.bar}>
        <IconButton icon="find" label={BODY.find} onPress={panel.openFind} />
        <IconButton icon="copy" label={BODY.copy} onPress={() => copy(text)} />
        <Checkbox
          label={BODY.wrap}
          tooltip={BODY.wrap}
          on={wrap}
          onChange={(on) => {
            setWrap(on);
            writeSetting('wrap', on);
          }}
        />
        {children}
        <span className={styles.status} role="status">
          {status}
        </span>
      </div>
      {findRequest > 0 && editor && <FindBar editor={editor} focusCount={findRequest} onClose={closeFind} />}
      {!editor && <EmptyState title={BODY.loading} />}
      <div ref={box} className={styles.box} hidden={!editor} />
    </div>
  );
}
