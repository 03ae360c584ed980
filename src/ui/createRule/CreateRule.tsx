import { useId } from 'react';
import { CREATE_RULE } from '../messages/rules.ts';
import { RULES_WARNING } from '../messages/rulesWarning.ts';
import type { ExchangeId } from '../../engine/api/engineApi.ts';
import { usePanel } from '../context.ts';
import { useShortcut } from '../useShortcut.ts';
import { Button } from '../components/Button.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { changeList } from './draft.ts';
import { Preview } from './Preview.tsx';
import { FieldSelect, ListSelect } from './RuleFields.tsx';
import { useRuleDraft, type TestedRule } from './useRuleDraft.ts';
import styles from './CreateRule.module.css';

/** Creates a parsing rule from the lists and fields of a body, with a live preview of its results. */
export function CreateRule({ exchange }: { exchange: ExchangeId }) {
  const panel = usePanel();
  const { lists, draft, tested, change } = useRuleDraft(exchange);

  const close = (): void => panel.rules.setCreatingRule(false);
  useShortcut('escape', (target) => {
    if (!(target instanceof Element) || !target.closest('[data-create-rule]')) return false;
    close();
    return true;
  });

  const list = lists?.find(({ pointer }) => pointer === draft?.container);
  return (
    <aside className={styles.createRule} aria-label={CREATE_RULE.label} data-create-rule="">
      <header className={styles.head}>
        <h2>{CREATE_RULE.label}</h2>
        <IconButton icon="close" label={CREATE_RULE.cancel} keys="Esc" onPress={close} />
      </header>
      {lists?.length === 0 && <p>{CREATE_RULE.noLists}</p>}
      {lists && draft && list && (
        <>
          <p className={styles.description}>{CREATE_RULE.description}</p>
          <ListSelect lists={lists} value={list.pointer} onChange={(pointer) => change(changeList(draft, pointer))} />
          {(['status', 'label', 'message'] as const).map((field) => (
            <FieldSelect
              key={field}
              label={field === 'label' ? CREATE_RULE.labelField : CREATE_RULE[field]}
              list={list}
              value={draft[field]}
              onChange={(pointer) => change({ ...draft, [field]: pointer })}
            />
          ))}
          <Preview preview={tested?.preview ?? null} hasStatus={draft.status !== null} />
          <TextField
            label={CREATE_RULE.name}
            value={draft.name ?? tested?.rule.name ?? ''}
            onChange={(name) => change({ ...draft, name })}
          />
          <TextField
            label={CREATE_RULE.url}
            value={draft.url ?? String(tested?.rule.url ?? '')}
            hint={CREATE_RULE.urlHint}
            mono
            onChange={(url) => change({ ...draft, url })}
          />
          <Actions tested={tested} />
        </>
      )}
    </aside>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly mono?: boolean;
  readonly onChange: (value: string) => void;
}

function TextField({ label, value, hint, mono = false, onChange }: TextFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={mono ? styles.mono : undefined}
        type="text"
        value={value}
        spellCheck={false}
        autoComplete="off"
        aria-describedby={hint === undefined ? undefined : `${id}hint`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {hint !== undefined && (
        <span id={`${id}hint`} className={styles.about}>
          {hint}
        </span>
      )}
    </div>
  );
}

function Actions({ tested }: { tested: TestedRule | null }) {
  const panel = usePanel();
  const text = tested?.preview.summary ? tested.preview.text : null;
  const save = async (rules: string): Promise<void> => {
    await panel.rules.set(rules);
    panel.selectTab('resources');
  };
  return (
    <>
      {tested?.preview.text === null && (
        <p role="alert">
          {CREATE_RULE.damaged}{' '}
          <button type="button" className="link" onClick={() => panel.rules.showDialog(true)}>
            {RULES_WARNING.show}
          </button>
        </p>
      )}
      <div className={styles.actions}>
        <Button
          label={CREATE_RULE.save}
          disabled={text === null}
          onPress={() => {
            if (text !== null) panel.run(save(text));
          }}
        />
        <Button label={CREATE_RULE.cancel} onPress={() => panel.rules.setCreatingRule(false)} />
      </div>
    </>
  );
}
