import { lazy, Suspense } from 'react';
import { TOOLBAR } from '../messages/panel.ts';
import { RULES_WARNING } from '../messages/rulesWarning.ts';
import { messageText } from '../messages/text.ts';
import { usePanel, useView } from '../context.ts';
import { IconButton } from '../components/IconButton.tsx';
import { Banner } from '../components/Banner.tsx';

// Loaded on demand: rarely needed, and more than a tenth of the panel's script.
const RulesDialog = lazy(async () => ({ default: (await import('./RulesDialog.tsx')).RulesDialog }));

export function Rules() {
  const open = useView((view) => view.rules.isDialogOpen);
  return open ? (
    <Suspense>
      <RulesDialog />
    </Suspense>
  ) : null;
}

export function RulesButton() {
  const panel = usePanel();
  const open = useView((view) => view.rules.isDialogOpen);
  return (
    <IconButton
      icon="settings"
      label={TOOLBAR.rules}
      state={{ 'aria-haspopup': 'dialog', 'aria-expanded': open }}
      onPress={() => panel.rules.showDialog(true)}
    />
  );
}

/** Reports stored rules that cannot be used because they are damaged or from another version. */
export function RulesWarning() {
  const panel = usePanel();
  const problems = useView((view) => view.rules.problems);
  const [first] = problems;
  if (!first) return null;
  return (
    <Banner icon="warning">
      <span role="status">{RULES_WARNING.damaged(messageText(first.message), problems.length - 1)}</span>
      <button type="button" className="link" onClick={() => panel.rules.showDialog(true)}>
        {RULES_WARNING.show}
      </button>
    </Banner>
  );
}
