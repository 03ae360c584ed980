import { useEffect, useEffectEvent, useState } from 'react';
import type { RuleCandidate } from '../../core/read/json/rules/ruleCandidates.ts';
import type { Rule } from '../../core/read/json/rules/rule.ts';
import type { ExchangeId, RulePreview } from '../../engine/api/engineApi.ts';
import { createLatestRequest } from '../../state/latestRequest.ts';
import { useHost, usePanel } from '../context.ts';
import { draftChoice, draftRule, initialDraft, type Draft } from './draft.ts';

export interface TestedRule {
  readonly rule: Rule;
  readonly preview: RulePreview;
}

interface RuleDraft {
  /** The lists of the body; null until they are loaded. */
  readonly lists: readonly RuleCandidate[] | null;
  readonly draft: Draft | null;
  /** The rule of the latest draft that was tested, with its results. */
  readonly tested: TestedRule | null;
  readonly change: (draft: Draft) => void;
}

/** Loads the lists of a body, and tests each change of the draft. */
export function useRuleDraft(exchange: ExchangeId): RuleDraft {
  const { engine } = useHost();
  const panel = usePanel();
  const [lists, setLists] = useState<readonly RuleCandidate[] | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [tested, setTested] = useState<TestedRule | null>(null);

  const [test] = useState(() =>
    createLatestRequest<Draft, TestedRule | null>(
      async (current) => {
        const suggestion = await engine.suggestRule(exchange, draftChoice(current));
        if (!suggestion) return null;
        const rule = draftRule(current, suggestion.rule);
        const preview = await engine.tryRule(exchange, rule);
        return preview && { rule, preview };
      },
      setTested,
      panel.fail,
    ),
  );
  const change = (next: Draft): void => {
    setDraft(next);
    test(next);
  };
  const onLoad = useEffectEvent((all: readonly RuleCandidate[]) => {
    setLists(all);
    const first = initialDraft(all);
    if (first) change(first);
  });
  useEffect(() => {
    panel.run(engine.containers(exchange).then((all) => onLoad(all)));
  }, [panel, engine, exchange]);

  return { lists, draft, tested, change };
}
