import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { MuteRule } from '../../engine/api/muteApi.ts';
import { NO_STATUS } from '../../engine/mute/compiledRules.ts';
import { Button } from '../components/Button.tsx';
import { Checkbox } from '../components/Checkbox.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { usePanel, useView } from '../context.ts';
import { MUTE_DIALOG } from '../messages/mute.ts';
import dialog from '../rules/RulesDialog.module.css';
import { useCopy } from '../useCopy.ts';
import { useShortcut } from '../useShortcut.ts';
import styles from './MuteDialog.module.css';
import { MuteForm } from './MuteForm.tsx';

/** Lists the rules for expected failures, and adds one. */
export function MuteDialog() {
  const { mutes, run } = usePanel();
  const view = useView((all) => all.mutes);
  const isShown = useView(({ query }) => query.showMuted === true);
  const draft = view.dialog?.draft ?? null;
  useShortcut('escape', (target) => {
    if (!(target instanceof Element) || !target.closest('[role=dialog]')) return false;
    mutes.closeDialog();
    return true;
  });
  return (
    <ModalOverlay
      className={dialog.overlay ?? ''}
      isOpen
      isDismissable
      isKeyboardDismissDisabled
      onOpenChange={(open) => {
        if (!open) mutes.closeDialog();
      }}
    >
      <Modal className={dialog.modal ?? ''}>
        <Dialog className={dialog.dialog ?? ''}>
          <header className={dialog.head}>
            <Heading slot="title">{MUTE_DIALOG.title}</Heading>
            <IconButton icon="close" label={MUTE_DIALOG.close} keys="Esc" onPress={mutes.closeDialog} />
          </header>
          <p className={dialog.description}>{MUTE_DIALOG.description}</p>
          {view.isUnsaved && <p className={dialog.error}>{MUTE_DIALOG.notStored}</p>}
          {draft && <MuteForm key={JSON.stringify(draft)} draft={draft} />}
          <RuleList rules={view.rules} onRemove={(rule) => run(mutes.remove(rule))} />
          {view.rules.length > 0 && (
            <Checkbox
              label={MUTE_DIALOG.showMuted}
              tooltip={MUTE_DIALOG.showMuted}
              on={isShown}
              onChange={mutes.show}
            />
          )}
          {view.damaged !== null && <Damaged text={view.damaged} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function RuleList({ rules, onRemove }: { rules: readonly MuteRule[]; onRemove: (rule: MuteRule) => void }) {
  if (rules.length === 0) return <p className={dialog.description}>{MUTE_DIALOG.none}</p>;
  return (
    <ul className={styles.rules} aria-label={MUTE_DIALOG.rules}>
      {rules.map((rule) => (
        <li key={JSON.stringify(rule)}>
          <span className={styles.rule}>
            <code>{rule.url}</code>
            <span>
              {statusText(rule)} · {rule.label === '' ? MUTE_DIALOG.anyLabel : <code>{rule.label}</code>}
            </span>
          </span>
          <button type="button" className="link" onClick={() => onRemove(rule)}>
            {MUTE_DIALOG.unmute}
            <span className="visually-hidden"> {[rule.url, statusText(rule), rule.label].join(' ')}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function statusText({ status }: MuteRule): string {
  if (status === '') return MUTE_DIALOG.anyStatus;
  return status === NO_STATUS ? MUTE_DIALOG.noStatus : status;
}

/** Stored text that cannot be used. It is kept until the user deletes it. */
function Damaged({ text }: { text: string }) {
  const { mutes, run } = usePanel();
  const { status, copy } = useCopy();
  return (
    <section className={styles.damaged}>
      <p className={dialog.error}>{MUTE_DIALOG.damaged}</p>
      <textarea readOnly rows={3} value={text} aria-label={MUTE_DIALOG.damaged} />
      <div className={dialog.actions}>
        <Button label={MUTE_DIALOG.copyDamaged} onPress={() => copy(text)} />
        <Button label={MUTE_DIALOG.deleteDamaged} onPress={() => run(mutes.deleteDamaged())} />
        <span role="status">{status}</span>
      </div>
    </section>
  );
}
