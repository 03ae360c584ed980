import { useState, type RefObject } from 'react';
import { Header, MenuItem, MenuSection, Separator } from 'react-aria-components/Menu';
import { EXPORT, TOOLBAR } from '../messages/panel.ts';
import type { ExportFormat, ExportRequest } from '../../engine/api/engineApi.ts';
import { selectedIds } from '../../state/listSelection.ts';
import { useHost, usePanel, useView } from '../context.ts';
import { Icon } from '../components/Icon.tsx';
import { PopupMenu } from '../components/PopupMenu.tsx';
import styles from './ExportMenu.module.css';

const FORMATS: readonly ExportFormat[] = ['json', 'csv'];
const SCOPES: readonly ExportRequest['scope'][] = ['all', 'filtered', 'failed', 'selected'];

export type Side = 'first' | 'last';

interface Props {
  readonly button: RefObject<HTMLButtonElement | null>;
  /** The item that gets the focus. */
  readonly side: Side;
  readonly onClose: () => void;
}

/** Exports responses. Secret headers are included only if the user checks the item, which is never stored. */
export function ExportMenu({ button, side, onClose }: Props) {
  const { download } = useHost();
  const panel = usePanel();
  const selectedCount = useView((view) => selectedIds(view).length);
  const [secrets, setSecrets] = useState(false);

  const save = async (format: ExportFormat, scope: ExportRequest['scope']): Promise<void> => {
    const { query } = panel.store.getState();
    const exchanges = scope === 'selected' ? selectedIds(panel.store.getState()) : [];
    const file = await panel.exportStatus.exportFile({ format, scope, query, exchanges, secrets });
    if (file) download(file);
  };

  return (
    <PopupMenu
      button={button}
      label={TOOLBAR.export}
      placement="bottom start"
      side={side}
      onClose={onClose}
      disabledKeys={selectedCount === 0 ? FORMATS.map((format) => `${format}:selected`) : []}
    >
      {FORMATS.map((format) => (
        <FormatSection
          key={format}
          format={format}
          selectedCount={selectedCount}
          onSave={(scope) => panel.run(save(format, scope))}
        />
      ))}
      <Separator className={styles.separator ?? ''} />
      <SecretsSection secrets={secrets} onChange={setSecrets} />
    </PopupMenu>
  );
}

interface FormatProps {
  readonly format: ExportFormat;
  /** Number of selected responses. */
  readonly selectedCount: number;
  readonly onSave: (scope: ExportRequest['scope']) => void;
}

function FormatSection({ format, selectedCount, onSave }: FormatProps) {
  return (
    <MenuSection className={styles.section ?? ''}>
      <Header className={styles.header ?? ''}>{EXPORT[format]}</Header>
      {SCOPES.map((scope) => (
        <MenuItem key={scope} id={`${format}:${scope}`} className={styles.item ?? ''} onAction={() => onSave(scope)}>
          {scope === 'selected' ? EXPORT.selected(selectedCount) : EXPORT[scope]}
        </MenuItem>
      ))}
    </MenuSection>
  );
}

function SecretsSection({ secrets, onChange }: { secrets: boolean; onChange: (secrets: boolean) => void }) {
  return (
    <MenuSection
      className={styles.section ?? ''}
      aria-label={EXPORT.include}
      selectionMode="multiple"
      shouldCloseOnSelect={false}
      selectedKeys={secrets ? ['secrets'] : []}
      onSelectionChange={(keys) => onChange(keys === 'all' || keys.has('secrets'))}
    >
      <MenuItem id="secrets" className={styles.item ?? ''} textValue={EXPORT.secrets}>
        <span className={styles.box}>{secrets && <Icon name="check" size={12} />}</span>
        {EXPORT.secrets}
      </MenuItem>
    </MenuSection>
  );
}
