import { useEffect } from 'react';
import { BODY } from '../../core/words/panel.ts';
import { usePanel, useView } from '../context.ts';
import { Note } from '../parts/Note.tsx';
import { languageOf } from './language.ts';
import { Viewer } from './Viewer.tsx';

/** The body of the answer, as it was decoded. */
export function Body() {
  const panel = usePanel();
  const body = useView((view) => view.body);
  const place = useView((view) => view.place);
  useEffect(() => panel.readBody(), [panel]);

  if (!body) return <Note title={BODY.loading} />;
  const { answer } = body;
  if (!answer || answer.text === null) return <Note title={BODY.none} why={answer?.problems[0]?.message ?? ''} />;
  const { text, language } = answer;
  // What could not be read has its colours all the same.
  const coloured = language === 'text' ? languageOf(text) : language;
  return <Viewer label={BODY.label} text={text} language={coloured} place={place} />;
}
