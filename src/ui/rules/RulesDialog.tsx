import { useState } from 'react';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { PARSING_RULES } from '../messages/rules.ts';
import { parseRules } from '../../core/read/json/rules/parse.ts';
import { withRule } from '../../core/read/json/rules/suggest.ts';
import { withoutRule } from '../../core/read/json/rules/without.ts';
import { useHost, usePanel, useView } from '../context.ts';
import { useShortcut } from '../useShortcut.ts';
import { IconButton } from '../components/IconButton.tsx';
import { Button } from '../components/EmptyState.tsx';
import { FileButton } from './FileButton.tsx';
import { RuleList } from './RuleList.tsx';
import { RulesEditor } from './RulesEditor.tsx';
import styles from './RulesDialog.module.css';

/** What was done last, in words, and how it is undone. */
interface Done {
  readonly words: string;
  readonly before: string | null;
}

const NOTHING: Done = { words: '', before: null };

/** The user's rules: to be seen, edited, removed, exported and imported. */
export function RulesDialog() {
  const panel = usePanel();
  const { download } = useHost();
  const { text, lost } = useView((view) => view.rules);
  const [typed, setTyped] = useState<string | null>(null);
  const [editing, setEditing] = useState(() => parseRules(text).problems.length > 0);
  const [done, setDone] = useState(NOTHING);

  const changed = typed !== null && typed !== text;
  const close = (): void => {
    if (changed) setDone({ words: PARSING_RULES.unsaved, before: null });
    else panel.rules.show(false);
  };
  useShortcut('escape', (target) => {
    if (!(target instanceof Element) || !target.closest('[role=dialog]')) return false;
    close();
    return true;
  });

  const { rules } = parseRules(text);
  const set = (next: string, words: string, before: string | null = null): void => {
    setTyped(null);
    setDone({ words, before });
    panel.run(panel.rules.set(next));
  };
  const remove = (id: string, name: string): void => {
    const next = withoutRule(text, id);
    if (next !== null) set(next, PARSING_RULES.removed(name), text);
  };
  const add = (file: string): void => {
    const found = parseRules(file);
    const [problem] = found.problems;
    const why = problem ? PARSING_RULES.fileProblem(problem.line, problem.message) : PARSING_RULES.noRules;
    let next: string | null = text;
    for (const rule of found.rules) if (next !== null) next = withRule(next, rule);
    if (next === null) setDone({ words: PARSING_RULES.notImported(PARSING_RULES.damagedHere), before: null });
    else if (found.rules.length === 0) setDone({ words: PARSING_RULES.notImported(why), before: null });
    else set(next, PARSING_RULES.imported(found.rules.length) + (problem ? ` ${why}` : ''), text);
  };
  const { before } = done;

  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen
      isDismissable={!changed}
      isKeyboardDismissDisabled
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''}>
          <header className={styles.head}>
            <Heading slot="title">{PARSING_RULES.title}</Heading>
            <IconButton icon="close" label={PARSING_RULES.close} keys="Esc" onPress={close} />
          </header>
          <p className={styles.why}>{PARSING_RULES.why}</p>
          {lost && <p className={styles.wrong}>{PARSING_RULES.lost}</p>}
          <RuleList rules={rules} onRemove={remove} />
          <p className={styles.done} role="status">
            {done.words}
            {before !== null && (
              <>
                {' '}
                <button type="button" className="link" onClick={() => set(before, PARSING_RULES.undone)}>
                  {PARSING_RULES.undo}
                </button>
              </>
            )}
          </p>
          {editing && (
            <RulesEditor
              text={typed ?? text}
              changed={changed}
              onChange={setTyped}
              onSave={(next) => set(next, PARSING_RULES.saved, text)}
              onDiscard={() => setTyped(null)}
            />
          )}
          <footer className={styles.actions}>
            <Button label={PARSING_RULES.edit} pressed={editing} onPress={() => setEditing(!editing)} />
            <FileButton label={PARSING_RULES.import} onRead={add} onFail={panel.fail} />
            <Button
              label={PARSING_RULES.export}
              disabled={text.trim() === ''}
              onPress={() =>
                download({
                  fileName: PARSING_RULES.fileName,
                  content: new Blob([text], { type: 'application/json' }),
                })
              }
            />
            <Button
              label={PARSING_RULES.removeAll}
              disabled={text.trim() === ''}
              onPress={() => set('', PARSING_RULES.allRemoved, text)}
            />
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
