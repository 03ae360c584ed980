import { useState } from 'react';
import { safeText } from '../../core/text/safeText.ts';
import { COPY, CRASH } from '../messages/panel.ts';
import { Button } from '../components/Button.tsx';
import styles from './CrashPage.module.css';

interface Props {
  readonly error: unknown;
  readonly version: string;
  readonly copy: (text: string) => Promise<void>;
  readonly onRetry: () => void;
}

export function CrashPage({ error, version, copy, onRetry }: Props) {
  const [status, setStatus] = useState('');
  const details = safeText(`${CRASH.version(version)}\n${describe(error)}`);
  const copyDetails = (): void => {
    copy(details).then(
      () => setStatus(COPY.done),
      () => setStatus(COPY.denied),
    );
  };
  return (
    <div className={styles.crash} role="alert">
      <h1>{CRASH.title}</h1>
      <p>{CRASH.description}</p>
      <pre>{details}</pre>
      <div className={styles.actions}>
        <Button label={CRASH.copy} onPress={copyDetails} />
        <Button label={CRASH.retry} onPress={onRetry} />
        <span role="status">{status}</span>
      </div>
    </div>
  );
}

/** The stack trace, with the message, which Firefox does not include in `stack`. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack = '' } = error;
  return stack.includes(message) ? stack : `${name}: ${message}\n${stack}`;
}
