import { useState } from 'react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components/Menu';
import { EXPORT, TOOLBAR } from '../../core/words/panel.ts';
import type { ExportFormat, ExportRequest } from '../../engine/questions.ts';
import { useHost, usePanel, useView } from '../context.ts';
import { Icon } from '../parts/Icon.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import styles from './ExportMenu.module.css';

const FORMATS: readonly ExportFormat[] = ['json', 'csv'];
const SCOPES: readonly ExportRequest['scope'][] = ['all', 'filtered', 'failed', 'selected'];

/** Nothing leaves the panel but by this menu, and secrets only when they are asked for, each time anew. */
export function ExportMenu({ disabled }: { disabled: boolean }) {
  const { engine, download } = useHost();
  const panel = usePanel();
  const nothingSelected = useView((view) => view.shown === null);
  const [secrets, setSecrets] = useState(false);

  const save = async (format: ExportFormat, scope: ExportRequest['scope']): Promise<void> => {
    const { query, shown } = panel.store.getState();
    download(await engine.export({ format, scope, query, exchange: scope === 'selected' ? shown : null, secrets }));
  };

  return (
    <MenuTrigger
      onOpenChange={(open) => {
        if (open) setSecrets(false);
      }}
    >
      <IconButton icon="export" label={TOOLBAR.export} disabled={disabled} />
      <Popover className={styles.popover ?? ''} placement="bottom start" offset={2}>
        <Menu
          className={styles.menu ?? ''}
          disabledKeys={nothingSelected ? FORMATS.map((format) => `${format}:selected`) : []}
        >
          {FORMATS.map((format) => (
            <MenuSection key={format} className={styles.section ?? ''}>
              <Header className={styles.header ?? ''}>{EXPORT[format]}</Header>
              {SCOPES.map((scope) => (
                <MenuItem
                  key={scope}
                  id={`${format}:${scope}`}
                  className={styles.item ?? ''}
                  onAction={() => panel.run(save(format, scope))}
                >
                  {EXPORT[scope]}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
          <Separator className={styles.separator ?? ''} />
          <MenuSection
            className={styles.section ?? ''}
            aria-label={EXPORT.include}
            selectionMode="multiple"
            shouldCloseOnSelect={false}
            selectedKeys={secrets ? ['secrets'] : []}
            onSelectionChange={(keys) => setSecrets(keys === 'all' || keys.has('secrets'))}
          >
            <MenuItem id="secrets" className={styles.item ?? ''} textValue={EXPORT.secrets}>
              <span className={styles.box}>{secrets && <Icon name="check" size={12} />}</span>
              {EXPORT.secrets}
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
