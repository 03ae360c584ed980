import { TREE } from '../messages/detail.ts';
import { messageText } from '../messages/text.ts';
import type { Row } from '../../engine/api/engineApi.ts';
import { PathText } from '../components/PathText.tsx';
import type { Panel } from '../../state/panel.ts';

/** Maximum number of possible causes that are shown. */
export const MAX_SHOWN = 3;

interface Props {
  readonly causes: Row['causes'];
  /** Number of all causes, of which `causes` may have only the first. */
  readonly total: number;
  readonly panel: Panel;
}

/** The causes of a failed dependency. Keyboard users reach the same links in the drawer. */
export function Causes({ causes, total, panel }: Props) {
  const shown = causes.slice(0, MAX_SHOWN);
  return (
    <>
      {total === 1 ? TREE.becauseOf : TREE.becauseOfOneOf(total)}
      {shown.map(({ key, name }) => (
        <button
          key={key}
          type="button"
          className="link"
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation();
            panel.run(panel.rows.reveal(key));
          }}
        >
          <PathText path={messageText(name)} />
        </button>
      ))}
      {total > MAX_SHOWN && TREE.more(total - MAX_SHOWN)}
    </>
  );
}
