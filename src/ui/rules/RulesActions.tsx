import { PARSING_RULES } from '../messages/rules.ts';
import { useHost, usePanel } from '../context.ts';
import { Button } from '../components/Button.tsx';
import { FileButton } from './FileButton.tsx';
import styles from './RulesDialog.module.css';
import type { RulesForm } from './useRulesForm.ts';

interface Props {
  /** The stored rules. */
  readonly text: string;
  readonly form: RulesForm;
  readonly editing: boolean;
  readonly onEdit: () => void;
}

export function RulesActions({ text, form, editing, onEdit }: Props) {
  const panel = usePanel();
  const { download } = useHost();
  const isEmpty = text.trim() === '';
  const save = (): void => {
    const content = new Blob([text], { type: 'application/json' });
    download({ fileName: PARSING_RULES.fileName, content });
  };
  return (
    <footer className={styles.actions}>
      <Button label={PARSING_RULES.edit} pressed={editing} onPress={onEdit} />
      <FileButton label={PARSING_RULES.import} onRead={form.import} onFail={panel.fail} />
      <Button label={PARSING_RULES.export} disabled={isEmpty} onPress={save} />
      <Button
        label={PARSING_RULES.removeAll}
        disabled={isEmpty}
        onPress={() => form.save('', PARSING_RULES.allRemoved)}
      />
    </footer>
  );
}
