import type { Message } from '../../core/model/message.ts';
import { EXPAND_STOPPED, TEACH_STOPPED } from '../messages.ts';
import { notProcessedMessage } from '../store/unprocessed.ts';
import {
  type TaskReporter,
  type EngineTask,
  requestTask,
  type RefusedTasks,
  TaskRefusedError,
} from '../api/engineTask.ts';
import type { LocalEngine } from '../engine.ts';
import type { Eviction } from './eviction.ts';
import type { ExchangeId, Query, EngineApi } from '../api/engineApi.ts';
import type { Reload } from './reload.ts';
import type { Remote } from '../api/remote.ts';

export interface ExchangeCallsOptions {
  readonly engine: LocalEngine;
  readonly reload: Pick<Reload, 'load'>;
  readonly packing: Pick<Eviction, 'touch' | 'schedule'>;
  readonly attention: TaskReporter;
  readonly refusals: RefusedTasks;
  readonly setAside: (id: ExchangeId, why: Message) => void;
}

type About =
  | 'exchange'
  | 'rows'
  | 'expand'
  | 'expandAll'
  | 'reveal'
  | 'nextFailure'
  | 'row'
  | 'rowDetailLines'
  | 'rowText'
  | 'body'
  | 'curl'
  | 'containers'
  | 'suggestRule'
  | 'tryRule';

export interface ExchangeCalls {
  /** The questions about one exchange. */
  readonly api: Remote<Pick<EngineApi, About>>;
  /** The query without its text, if that text was stopped. */
  readonly allowed: (query: Query) => Query;
  /** What is to blame where a query is evaluated on an exchange. */
  readonly culpritOf: (id: ExchangeId, query: Query) => EngineTask;
  readonly clear: () => void;
}

/** Mistakes of ours in questions about one exchange, after which it is set aside: the first may be seen and reported. */
const MISTAKES = 2;

/** Answers questions about one exchange; its body is parsed again if it was evicted. */
export function createExchangeCalls({
  engine,
  reload,
  packing,
  attention,
  refusals,
  setAside,
}: ExchangeCallsOptions): ExchangeCalls {
  const { store } = engine;
  /** What was expanded since rows were made the last time: they are what it costs. */
  const expanded = new Map<ExchangeId, EngineTask>();
  const mistakes = new Map<ExchangeId, number>();

  const bodyOf = (id: ExchangeId): EngineTask => expanded.get(id) ?? { kind: 'body', id };
  const culpritOf = (id: ExchangeId, { text, invert }: Query): EngineTask =>
    text.trim() === '' ? bodyOf(id) : { kind: 'filter', text, invert };
  const allowed = (query: Query): Query => {
    const { text, invert } = query;
    return refusals.has({ kind: 'filter', text, invert }) ? { ...query, text: '', invert: false } : query;
  };

  /** The body is here from now on, and stays while its exchange is in use; those that were in use before may be evicted. */
  const bring = async (id: ExchangeId): Promise<void> => {
    const before = store.current === null ? undefined : store.get(store.current);
    if (before) packing.touch(before);
    if (store.has(id)) store.current = id;
    await reload.load(id);
    packing.schedule();
  };
  const ask = async <Answer>(id: ExchangeId, culprit: () => EngineTask, work: () => Answer): Promise<Answer> => {
    await bring(id);
    // Nothing of it is parsed.
    if (store.get(id)?.isSetAside === true) return work();
    try {
      return attention.run(culprit(), work);
    } catch (error) {
      const count = (mistakes.get(id) ?? 0) + 1;
      mistakes.set(id, count);
      if (count < MISTAKES || store.get(id)?.isSetAside !== false) throw error;
      setAside(id, notProcessedMessage(error));
      await reload.load(id);
      return work();
    }
  };
  /** Of what was expanded, so that the next rows are to blame on it. */
  const expanding = async (id: ExchangeId, culprit: EngineTask, work: () => void): Promise<void> => {
    if (refusals.has(culprit)) throw new TaskRefusedError(EXPAND_STOPPED);
    await ask(id, () => culprit, work);
    expanded.set(id, culprit);
  };
  const teaching = async <Answer>(id: ExchangeId, culprit: EngineTask, work: () => Answer): Promise<Answer> => {
    if (refusals.has(culprit)) throw new TaskRefusedError(TEACH_STOPPED);
    return ask(id, () => culprit, work);
  };
  const asking =
    <Given extends readonly [id: ExchangeId, ...unknown[]], Answer>(work: (...given: Given) => Answer) =>
    (...given: Given): Promise<Answer> =>
      ask(
        given[0],
        () => bodyOf(given[0]),
        () => work(...given),
      );

  return {
    api: {
      exchange: asking(engine.exchange),
      row: asking(engine.row),
      rowDetailLines: asking(engine.rowDetailLines),
      rowText: asking(engine.rowText),
      body: asking(engine.body),
      curl: asking(engine.curl),
      rows: async (id, query, from, to) => {
        const asked = allowed(query);
        const answer = await ask(
          id,
          () => culpritOf(id, asked),
          () => engine.rows(id, asked, from, to),
        );
        expanded.delete(id);
        return answer;
      },
      reveal: (id, query, row) => {
        const asked = allowed(query);
        return ask(
          id,
          () => culpritOf(id, asked),
          () => engine.reveal(id, asked, row),
        );
      },
      nextFailure: (id, query, from, direction) => {
        const asked = allowed(query);
        return ask(
          id,
          () => culpritOf(id, asked),
          () => engine.nextFailure(id, asked, from, direction),
        );
      },
      expand: (id, row, open, subtree) =>
        expanding(id, requestTask('expand', id, row, open, subtree), () => engine.expand(id, row, open, subtree)),
      expandAll: (id, open) => expanding(id, requestTask('expandAll', id, open), () => engine.expandAll(id, open)),
      containers: (id) => teaching(id, requestTask('containers', id), () => engine.containers(id)),
      suggestRule: (id, choice) =>
        teaching(id, requestTask('suggestRule', id, choice), () => engine.suggestRule(id, choice)),
      tryRule: (id, rule) => teaching(id, requestTask('tryRule', id, rule), () => engine.tryRule(id, rule)),
    },
    allowed,
    culpritOf,
    clear: () => {
      expanded.clear();
      mistakes.clear();
    },
  };
}
