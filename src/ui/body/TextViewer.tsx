import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { BODY } from '../messages/panel.ts';
import type { BodyContent } from '../../engine/api/engineApi.ts';
import { usePanel, useView } from '../context.ts';
import { useCopy } from '../useCopy.ts';
import { useShortcut } from '../useShortcut.ts';
import { Checkbox } from '../components/Checkbox.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { readSetting, writeSetting } from '../settings.ts';
import type { Editor } from './editor.ts';
import { FindBar } from './FindBar.tsx';
import styles from './TextViewer.module.css';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly language: BodyContent['language'];
  /** The line to bring into sight; a new object each time. */
  readonly place: { readonly line: number } | null;
  /** More for the bar. */
  readonly children?: ReactNode;
}

/** A text with line numbers and colours, to be looked at and searched. */
export function TextViewer({ label, text, language, place, children }: Props) {
  const panel = usePanel();
  const { said, copy } = useCopy();
  const box = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [wrap, setWrap] = useState(() => readSetting('wrap') === true);
  const finding = useView((view) => view.findRequest);

  const failed = useEffectEvent((error: unknown) => panel.fail(error));
  useEffect(() => {
    let made: Editor | null = null;
    let gone = false;
    const load = async (): Promise<void> => {
      const { createEditor } = await import('./editor.ts');
      if (gone || !box.current) return;
      made = createEditor(box.current, label);
      setEditor(made);
    };
    load().catch(failed);
    return () => {
      gone = true;
      made?.destroy();
      setEditor(null);
    };
  }, [label]);

  useEffect(() => editor?.wrap(wrap), [editor, wrap]);
  useEffect(() => editor?.show(text, language), [editor, text, language]);
  useEffect(() => {
    if (place) editor?.showLine(place.line);
  }, [editor, place]);

  const closeFind = (): void => {
    panel.closeFind();
    editor?.find('');
    editor?.focus();
  };
  useShortcut('escape', (target) => {
    if (finding === 0 || !(target instanceof Node) || !box.current?.parentElement?.contains(target)) return false;
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
          why={BODY.wrap}
          on={wrap}
          onChange={(on) => {
            setWrap(on);
            writeSetting('wrap', on);
          }}
        />
        {children}
        <span className={styles.said} role="status">
          {said}
        </span>
      </div>
      {finding > 0 && editor && <FindBar editor={editor} again={finding} onClose={closeFind} />}
      {!editor && <EmptyState title={BODY.loading} />}
      <div ref={box} className={styles.box} hidden={!editor} />
    </div>
  );
}
