import { lazy, Suspense, useEffect, useRef } from 'react';
import { BODY } from '../messages/panel.ts';
import { messageText } from '../messages/text.ts';
import { CREATE_RULE } from '../messages/rules.ts';
import { useHost, usePanel, useView } from '../context.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import styles from './Body.module.css';
import { languageOf } from './language.ts';
import { TextViewer } from './TextViewer.tsx';

const Teach = lazy(async () => ({ default: (await import('../createRule/CreateRule.tsx')).CreateRule }));

/** The body of the answer, as it was decoded. */
export function Body() {
  const panel = usePanel();
  const body = useView((view) => view.body);
  const place = useView((view) => view.bodyLine);
  const teaching = useView((view) => view.isCreatingRule);
  useEffect(() => panel.loadBody(), [panel]);

  if (!body) return <EmptyState title={BODY.loading} />;
  const { answer } = body;
  if (!answer || answer.text === null) {
    const problem = answer?.problems[0];
    return <EmptyState title={BODY.none} why={problem ? messageText(problem.message) : ''} />;
  }
  const { text, language, problems } = answer;
  // No export holds more of it than its text.
  const isAside = problems.some(({ code }) => code === 'not-processed');
  // What could not be read has its colours all the same.
  const coloured = language === 'text' ? languageOf(text) : language;
  return (
    <div className={styles.body}>
      <div className={styles.parts}>
        <TextViewer label={BODY.label} text={text} language={coloured} place={place}>
          {coloured === 'json' && !isAside && <TeachButton />}
          {isAside && <SaveButton text={text} extension={coloured === 'text' ? 'txt' : coloured} />}
        </TextViewer>
        {teaching && (
          <Suspense>
            <Teach key={body.exchange} exchange={body.exchange} />
          </Suspense>
        )}
      </div>
    </div>
  );
}

/** Saves the body as it was decoded. */
function SaveButton({ text, extension }: { text: string; extension: string }) {
  const { download } = useHost();
  const save = (): void => download({ fileName: `${BODY.fileName}.${extension}`, content: new Blob([text]) });
  return (
    <button type="button" className="link" onClick={save}>
      {BODY.save}
    </button>
  );
}

function TeachButton() {
  const panel = usePanel();
  const teaching = useView((view) => view.isCreatingRule);
  const button = useRef<HTMLButtonElement>(null);
  // The form that has gone takes the focus with it.
  const before = useRef(teaching);
  useEffect(() => {
    if (before.current && !teaching && document.activeElement === document.body) button.current?.focus();
    before.current = teaching;
  }, [teaching]);
  return (
    <button
      ref={button}
      type="button"
      className="link"
      aria-expanded={teaching}
      onClick={() => panel.rules.setCreatingRule(!teaching)}
    >
      {CREATE_RULE.open}
    </button>
  );
}
