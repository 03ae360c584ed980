import { BODY } from '../messages/detail.ts';
import type { ExchangeDetail } from '../../engine/api/engineApi.ts';
import { useCopy } from '../useCopy.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { languageOf } from './language.ts';
import { TextViewer } from './TextViewer.tsx';

export function RequestBody({ detail: { id, requestBody } }: { detail: ExchangeDetail }) {
  const { status, copyCurl } = useCopy();
  const curl = (): void => copyCurl(id);
  if (requestBody === null || requestBody === '') {
    return (
      <EmptyState title={BODY.noRequest}>
        <Button label={BODY.copyCurl} onPress={curl} />
        <span role="status">{status}</span>
      </EmptyState>
    );
  }
  return (
    <TextViewer label={BODY.requestLabel} text={requestBody} language={languageOf(requestBody)} scrollTarget={null}>
      <button type="button" className="link" onClick={curl}>
        {BODY.copyCurl}
      </button>
      <span role="status">{status}</span>
    </TextViewer>
  );
}
