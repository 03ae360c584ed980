import { BODY } from '../../core/words/panel.ts';
import type { ExchangeDetail } from '../../engine/questions.ts';
import { Note } from '../parts/Note.tsx';
import { languageOf } from './language.ts';
import { Viewer } from './Viewer.tsx';

export function RequestBody({ detail: { requestBody } }: { detail: ExchangeDetail }) {
  if (requestBody === null || requestBody === '') return <Note title={BODY.noRequest} />;
  return <Viewer label={BODY.requestLabel} text={requestBody} language={languageOf(requestBody)} place={null} />;
}
