import { TREE } from '../messages/panel.ts';
import type { Row } from '../../engine/api/engineApi.ts';
import type { Panel } from '../../state/panel.ts';

/** So many candidates are named; more would not be read. */
const NAMED = 3;

/** The causes of a failed dependency. Keyboard users reach the same links in the drawer. */
export function Causes({ causes, panel }: { causes: Row['causes']; panel: Panel }) {
  const named = causes.slice(0, NAMED);
  return (
    <>
      {causes.length === 1 ? TREE.because : TREE.eitherOf(causes.length)}
      {named.map(({ key, name }) => (
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
          {name}
        </button>
      ))}
      {causes.length > NAMED && TREE.more(causes.length - NAMED)}
    </>
  );
}
