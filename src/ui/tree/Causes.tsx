import { TREE } from '../messages/detail.ts';
import { messageText } from '../messages/text.ts';
import type { Row } from '../../engine/api/engineApi.ts';
import { PathText } from '../components/PathText.tsx';
import type { Panel } from '../../state/panel.ts';

/** Maximum number of possible causes that are shown. */
export const MAX_SHOWN = 3;

/** The causes of a failed dependency. Keyboard users reach the same links in the drawer. */
export function Causes({ causes, panel }: { causes: Row['causes']; panel: Panel }) {
  const shown = causes.slice(0, MAX_SHOWN);
  return (
    <>
      {causes.length === 1 ? TREE.becauseOf : TREE.becauseOfOneOf(causes.length)}
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
      {causes.length > MAX_SHOWN && TREE.more(causes.length - MAX_SHOWN)}
    </>
  );
}
