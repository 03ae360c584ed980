import { useEffect, useEffectEvent, useId, useState } from 'react';
import { CREATE_RULE, PARSING_RULES } from '../messages/rules.ts';
import type { RuleCandidate } from '../../core/read/json/rules/ruleCandidates.ts';
import type { Rule } from '../../core/read/json/rules/rule.ts';
import type { ExchangeId, RulePreview } from '../../engine/api/engineApi.ts';
import { createLatestRequest } from '../../state/latestRequest.ts';
import { useHost, usePanel } from '../context.ts';
import { useShortcut } from '../useShortcut.ts';
import { Button } from '../components/EmptyState.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { FieldSelect, ListSelect } from './RuleFields.tsx';
import { draftChoice, initialDraft, draftRule, changeList, type Draft } from './draft.ts';
import { TrialResult } from './TrialResult.tsx';
import styles from './CreateRule.module.css';

interface Found {
  readonly rule: Rule;
  readonly trial: RulePreview;
}

/** Makes a rule for a body by choosing from what it holds, and says at once what that would give. */
export function CreateRule({ exchange }: { exchange: ExchangeId }) {
  const { engine } = useHost();
  const panel = usePanel();
  const [lists, setLists] = useState<readonly RuleCandidate[] | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [found, setFound] = useState<Found | null>(null);

  const [test] = useState(() =>
    createLatestRequest<Draft, Found | null>(
      async (asked) => {
        const suggestion = await engine.suggestRule(exchange, draftChoice(asked));
        if (!suggestion) return null;
        const rule = draftRule(asked, suggestion.rule);
        const trial = await engine.tryRule(exchange, rule);
        return trial && { rule, trial };
      },
      setFound,
      panel.fail,
    ),
  );
  const change = (next: Draft): void => {
    setDraft(next);
    test(next);
  };
  const take = useEffectEvent((all: readonly RuleCandidate[]) => {
    setLists(all);
    const first = initialDraft(all);
    if (first) change(first);
  });
  useEffect(() => {
    panel.run(engine.containers(exchange).then((all) => take(all)));
  }, [panel, engine, exchange]);

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
          <p className={styles.why}>{CREATE_RULE.why}</p>
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
          <TrialResult trial={found?.trial ?? null} hasStatus={draft.status !== null} />
          <Text
            label={CREATE_RULE.name}
            value={draft.name ?? found?.rule.name ?? ''}
            onChange={(name) => change({ ...draft, name })}
          />
          <Text
            label={CREATE_RULE.url}
            value={draft.url ?? String(found?.rule.url ?? '')}
            why={CREATE_RULE.urlWhy}
            mono
            onChange={(url) => change({ ...draft, url })}
          />
          <Save found={found} />
        </>
      )}
    </aside>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly why?: string;
  readonly mono?: boolean;
  readonly onChange: (value: string) => void;
}

function Text({ label, value, why, mono = false, onChange }: TextProps) {
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
        aria-describedby={why === undefined ? undefined : `${id}why`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {why !== undefined && (
        <span id={`${id}why`} className={styles.about}>
          {why}
        </span>
      )}
    </div>
  );
}

function Save({ found }: { found: Found | null }) {
  const panel = usePanel();
  const text = found?.trial.summary ? found.trial.text : null;
  const save = async (rules: string): Promise<void> => {
    await panel.rules.set(rules);
    panel.selectTab('resources');
  };
  return (
    <>
      {found?.trial.text === null && (
        <p role="alert">
          {CREATE_RULE.broken}{' '}
          <button type="button" className="link" onClick={() => panel.rules.showDialog(true)}>
            {PARSING_RULES.show}
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
