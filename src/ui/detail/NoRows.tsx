import { lazy, Suspense } from 'react';
import { statesNoResults } from '../../core/explain/examples/statesNoResults.ts';
import { type Help, HELP, NO_ROWS, WITHOUT_ROWS } from '../messages/noRows.ts';
import { CREATE_RULE } from '../messages/rules.ts';
import type { ExchangeDetail } from '../../engine/api/engineApi.ts';
import { useHost, usePanel } from '../context.ts';
import { useCopy } from '../useCopy.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';

const MinimalResponse = lazy(async () => ({
  default: (await import('../explain/MinimalResponse.tsx')).MinimalResponse,
}));

/** Why a response has no rows, and one suggested action. Banners above describe the problems. */
export function NoRows({ detail }: { detail: ExchangeDetail }) {
  const panel = usePanel();
  const { verdict, missingBody, problems, format } = detail;
  // A wrong charset is never the reason for a response without rows.
  const code = missingBody ?? problems.find((problem) => problem.code !== 'wrong-encoding')?.code ?? null;
  if (verdict.outcome === 'empty' || code === null) {
    const isEmpty = verdict.outcome === 'empty';
    return (
      <EmptyState
        title={isEmpty ? WITHOUT_ROWS.empty : WITHOUT_ROWS.onlyTotals}
        description={isEmpty ? WITHOUT_ROWS.emptyDescription : ''}
      >
        <HelpAction help="body" detail={detail} />
      </EmptyState>
    );
  }
  const { title, help } = NO_ROWS[code];
  const canCreateRule = code === 'no-sub-statuses' && (format === 'json' || format === 'ndjson');
  return (
    <EmptyState title={title} description={code === 'body-unread' ? WITHOUT_ROWS.unreadDescription : ''}>
      <HelpAction help={help} detail={detail} />
      {canCreateRule && <Button label={CREATE_RULE.open} onPress={() => panel.rules.setCreatingRule(true)} />}
      {statesNoResults({ ...detail, operations: detail.summary.total }) && (
        <Suspense>
          <MinimalResponse detail={detail} />
        </Suspense>
      )}
    </EmptyState>
  );
}

function HelpAction({ help, detail }: { help: Help; detail: ExchangeDetail }) {
  const panel = usePanel();
  const { openSource } = useHost();
  const { status, copyCurl } = useCopy();
  const { initiator, url, id } = detail;
  switch (help) {
    case 'body':
    case 'headers':
      return <Button label={HELP[help]} onPress={() => panel.selectTab(help)} />;
    case 'code':
      // The banner above shows the line of code.
      return openSource && initiator && <Button label={HELP.code} onPress={() => openSource(initiator)} />;
    case 'curl':
      // An imported body has no request.
      if (url === '') return null;
      return (
        <>
          <Button label={HELP.curl} onPress={() => copyCurl(id)} />
          <span role="status">{status}</span>
        </>
      );
  }
}
