import { SplitPane } from './components/SplitPane.tsx';
import { Detail } from './detail/Detail.tsx';
import { HighlightProvider } from './highlight/Highlight.tsx';
import { ExchangeList } from './list/ExchangeList.tsx';
import { ListHeader } from './list/ListHeader.tsx';
import { useFailureKeys } from './list/useFailureKeys.ts';
import { LIST } from './messages/list.ts';

/** Minimum height of list and detail, in pixels. If the panel is lower, it scrolls. */
const MIN_HEIGHT = { rows: 440, columns: 150 };
/** `rows`: the list is above the detail; `columns`: beside it. */
export type Layout = keyof typeof MIN_HEIGHT;
/** In pixels; most paths fit. */
const LIST_WIDTH = 372;

/** The list of responses, and the selected one. */
export function Workspace({ layout }: { layout: Layout }) {
  useFailureKeys();
  const narrow = layout === 'rows';
  return (
    <HighlightProvider>
      <SplitPane
        name={layout}
        minHeight={MIN_HEIGHT[layout]}
        orientation={narrow ? 'vertical' : 'horizontal'}
        label={LIST.divider}
        first={
          <>
            <ListHeader />
            <ExchangeList />
          </>
        }
        second={<Detail />}
        sized="first"
        size={narrow ? '30%' : `min(${LIST_WIDTH}px, 31%)`}
        minimum={narrow ? { first: 102, second: 120 } : { first: 200, second: 260 }}
      />
    </HighlightProvider>
  );
}
