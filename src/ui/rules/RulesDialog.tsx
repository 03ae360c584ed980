import { useState } from 'react';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { PARSING_RULES } from '../messages/rules.ts';
import { safeJson } from '../../core/text/safeText.ts';
import { parseRules } from '../../core/read/json/rules/parseRules.ts';
import { usePanel, useView } from '../context.ts';
import { useShortcut } from '../useShortcut.ts';
import { IconButton } from '../components/IconButton.tsx';
import { RuleList } from './RuleList.tsx';
import { RulesActions } from './RulesActions.tsx';
import styles from './RulesDialog.module.css';
import { RulesEditor } from './RulesEditor.tsx';
import { useRulesForm, type RulesForm } from './useRulesForm.ts';

/** Lists, edits, removes, exports and imports the user's parsing rules. */
export function RulesDialog() {
  const panel = usePanel();
  // Pointers and names are from responses and files.
  const text = safeJson(useView((view) => view.rules.text));
  const isUnsaved = useView((view) => view.rules.isUnsaved);
  const [editing, setEditing] = useState(() => parseRules(text).problems.length > 0);
  const form = useRulesForm(text);

  const close = (): void => {
    if (form.isChanged) form.showStatus(PARSING_RULES.unsaved);
    else panel.rules.showDialog(false);
  };
  useShortcut('escape', (target) => {
    if (!(target instanceof Element) || !target.closest('[role=dialog]')) return false;
    close();
    return true;
  });

  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen
      isDismissable={!form.isChanged}
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
          <p className={styles.description}>{PARSING_RULES.description}</p>
          {isUnsaved && <p className={styles.error}>{PARSING_RULES.notStored}</p>}
          <RuleList rules={parseRules(text).rules} onRemove={form.remove} />
          <Status form={form} />
          {editing && (
            <RulesEditor
              text={form.draft ?? text}
              changed={form.isChanged}
              onChange={form.edit}
              onSave={(next) => form.save(next, PARSING_RULES.saved)}
              onDiscard={() => form.edit(null)}
            />
          )}
          <RulesActions text={text} form={form} editing={editing} onEdit={() => setEditing(!editing)} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What the last action did, and a button that undoes it. */
function Status({ form: { status, undo } }: { form: RulesForm }) {
  return (
    <p className={styles.status} role="status">
      {status}
      {undo && (
        <>
          {' '}
          <button type="button" className="link" onClick={undo}>
            {PARSING_RULES.undo}
          </button>
        </>
      )}
    </p>
  );
}
