import { lazy, Suspense, useEffect, useRef } from 'react';
import { BODY } from '../messages/detail.ts';
import { messageText } from '../messages/text.ts';
import { CREATE_RULE } from '../messages/rules.ts';
import { useHost, usePanel, useView } from '../context.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import styles from './Body.module.css';
import { languageOf } from './language.ts';
import { TextViewer } from './TextViewer.tsx';

const CreateRule = lazy(async () => ({ default: (await import('../createRule/CreateRule.tsx')).CreateRule }));

/** The decoded body of the response. */
export function Body() {
  const panel = usePanel();
  const body = useView((view) => view.body);
  const scrollTarget = useView((view) => view.bodyLine);
  const isCreatingRule = useView((view) => view.isCreatingRule);
  useEffect(() => panel.loadBody(), [panel]);

  if (!body) return <EmptyState title={BODY.loading} />;
  const { content } = body;
  if (!content || content.text === null) {
    const problem = content?.problems[0];
    return <EmptyState title={BODY.none} description={problem ? messageText(problem.message) : ''} />;
  }
  const { text, language, problems } = content;
  // Exports contain no results of such a response, so its body can be saved instead.
  const isUnprocessed = problems.some(({ code }) => code === 'not-processed');
  // A body that could not be parsed still gets syntax colors.
  const colored = language === 'text' ? languageOf(text) : language;
  return (
    <div className={styles.body}>
      <div className={styles.panes}>
        <TextViewer label={BODY.label} text={text} language={colored} scrollTarget={scrollTarget}>
          {colored === 'json' && !isUnprocessed && <CreateRuleButton />}
          {isUnprocessed && <SaveButton text={text} extension={colored === 'text' ? 'txt' : colored} />}
        </TextViewer>
        {isCreatingRule && (
          <Suspense>
            <CreateRule key={body.exchange} exchange={body.exchange} />
          </Suspense>
        )}
      </div>
    </div>
  );
}

/** Saves the decoded body. */
function SaveButton({ text, extension }: { text: string; extension: string }) {
  const { download } = useHost();
  const save = (): void => download({ fileName: `${BODY.fileName}.${extension}`, content: new Blob([text]) });
  return (
    <button type="button" className="link" onClick={save}>
      {BODY.save}
    </button>
  );
}

function CreateRuleButton() {
  const panel = usePanel();
  const isCreatingRule = useView((view) => view.isCreatingRule);
  const button = useRef<HTMLButtonElement>(null);
  // Closing the form removes the focused element, so move the focus back to this button.
  const wasOpen = useRef(isCreatingRule);
  useEffect(() => {
    if (wasOpen.current && !isCreatingRule && document.activeElement === document.body) button.current?.focus();
    wasOpen.current = isCreatingRule;
  }, [isCreatingRule]);
  return (
    <button
      ref={button}
      type="button"
      className="link"
      aria-expanded={isCreatingRule}
      onClick={() => panel.rules.setCreatingRule(!isCreatingRule)}
    >
      {CREATE_RULE.open}
    </button>
  );
}
