import { type FormEvent, useEffect, useEffectEvent, useId, useState } from 'react';
import { createDebounce } from '../../state/debounce.ts';
import { isUsable } from '../../state/mute/storedMutes.ts';
import type { MutePreview, MuteRule } from '../../engine/api/muteApi.ts';
import { Button } from '../components/Button.tsx';
import { usePanel } from '../context.ts';
import { MUTE_DIALOG } from '../messages/mute.ts';
import dialog from '../rules/RulesDialog.module.css';
import styles from './MuteDialog.module.css';

/** Milliseconds after the last key press before the failures are counted. */
const DELAY = 200;

/** Edits a rule before it is added, and says how many failures it would mute. */
export function MuteForm({ draft }: { draft: MuteRule }) {
  const { mutes, run } = usePanel();
  const [rule, setRule] = useState(draft);
  const problem = problemOf(rule);
  const preview = usePreview(problem === null ? rule : null);
  const set = (name: keyof MuteRule) => (value: string) => setRule({ ...rule, [name]: value });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (problem === null) run(mutes.add(trimmed(rule)).then(mutes.closeDialog));
  };
  return (
    <form className={styles.form} aria-label={MUTE_DIALOG.form} onSubmit={submit}>
      <Field label={MUTE_DIALOG.url} hint={MUTE_DIALOG.urlHint} value={rule.url} onChange={set('url')} />
      <Field label={MUTE_DIALOG.status} hint={MUTE_DIALOG.statusHint} value={rule.status} onChange={set('status')} />
      <Field label={MUTE_DIALOG.label} hint={MUTE_DIALOG.labelHint} value={rule.label} onChange={set('label')} />
      <p role="status" className={problem === null ? undefined : dialog.error}>
        {problem ?? (preview ? MUTE_DIALOG.preview(preview.failures, preview.responses) : MUTE_DIALOG.counting)}
      </p>
      <div className={dialog.actions}>
        <button type="submit" className={styles.add} aria-disabled={problem !== null || undefined}>
          {MUTE_DIALOG.add}
        </button>
        <Button label={MUTE_DIALOG.cancel} onPress={mutes.closeDialog} />
      </div>
    </form>
  );
}

/** Spaces around a label are part of it. */
function trimmed({ url, status, label }: MuteRule): MuteRule {
  return { url: url.trim(), status: status.trim(), label };
}

/** Why a rule cannot be added; null if it can. */
function problemOf(rule: MuteRule): string | null {
  const { url, status, label } = trimmed(rule);
  if (url === '') return MUTE_DIALOG.noUrl;
  if (!isUsable({ url, status, label })) return MUTE_DIALOG.wrongStatus;
  return status === '' && label === '' ? MUTE_DIALOG.tooWide : null;
}

/** Counts what a rule would mute. @returns null while it is counted */
function usePreview(rule: MuteRule | null): MutePreview | null {
  const { mutes, run } = usePanel();
  const key = rule && JSON.stringify(trimmed(rule));
  const [counted, setCounted] = useState<{ readonly key: string; readonly preview: MutePreview } | null>(null);
  const count = useEffectEvent(async (wanted: string) => {
    if (!rule) return;
    const preview = await mutes.preview(trimmed(rule));
    setCounted({ key: wanted, preview });
  });
  useEffect(() => {
    if (key === null) return undefined;
    const typing = createDebounce<null>(DELAY, () => run(count(key)));
    typing.schedule(null);
    return typing.cancel;
  }, [key, run]);
  return counted?.key === key ? (counted?.preview ?? null) : null;
}

interface FieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Field({ label, hint, value, onChange }: FieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={value}
        spellCheck={false}
        autoComplete="off"
        aria-describedby={`${id}hint`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <span id={`${id}hint`} className={styles.hint}>
        {hint}
      </span>
    </div>
  );
}
