import { useState } from 'react';
import { PARSING_RULES } from '../messages/rules.ts';
import { messageText } from '../messages/text.ts';
import { parseRules } from '../../core/read/json/rules/parseRules.ts';
import { addRule } from '../../core/read/json/rules/suggestRule.ts';
import { removeRule } from '../../core/read/json/rules/removeRule.ts';
import { usePanel } from '../context.ts';

/** What the last action did, and the rules before it. */
interface LastAction {
  readonly message: string;
  readonly before: string | null;
}

export interface RulesForm {
  /** The edited text; null if it was not edited. */
  readonly draft: string | null;
  /** The edited text differs from the stored rules. */
  readonly isChanged: boolean;
  /** The result of the last action. */
  readonly status: string;
  /** Undoes the last action; null if that is not possible. */
  readonly undo: (() => void) | null;
  readonly showStatus: (message: string) => void;
  readonly edit: (draft: string | null) => void;
  /** Stores rules and discards the edited text. */
  readonly save: (text: string, message: string) => void;
  readonly remove: (id: string, name: string) => void;
  /** Adds the rules of a file to those that are stored. */
  readonly import: (file: string) => void;
}

/** @param text the stored rules */
export function useRulesForm(text: string): RulesForm {
  const panel = usePanel();
  const [draft, setDraft] = useState<string | null>(null);
  const [last, setLast] = useState<LastAction>({ message: '', before: null });

  const showStatus = (message: string): void => setLast({ message, before: null });
  const store = (next: string, message: string, before: string | null): void => {
    setDraft(null);
    setLast({ message, before });
    panel.run(panel.rules.set(next));
  };
  const save = (next: string, message: string): void => store(next, message, text);
  const { before } = last;
  return {
    draft,
    isChanged: draft !== null && draft !== text,
    status: last.message,
    undo: before === null ? null : () => store(before, PARSING_RULES.undone, null),
    showStatus,
    edit: setDraft,
    save,
    remove: (id, name) => {
      const next = removeRule(text, id);
      if (next !== null) save(next, PARSING_RULES.removed(name));
    },
    import: (file) => {
      const { next, message } = importRules(text, file);
      if (next === null) showStatus(message);
      else save(next, message);
    },
  };
}

/** @returns the rules with those of the file; null, and the reason, if the file has no rules or the stored rules are damaged */
function importRules(text: string, file: string): { readonly next: string | null; readonly message: string } {
  const { rules, problems } = parseRules(file);
  const [problem] = problems;
  const reason = problem
    ? PARSING_RULES.fileProblem(problem.line, messageText(problem.message))
    : PARSING_RULES.noRules;
  if (rules.length === 0) return { next: null, message: PARSING_RULES.notImported(reason) };
  let next: string | null = text;
  for (const rule of rules) if (next !== null) next = addRule(next, rule);
  if (next === null) return { next, message: PARSING_RULES.notImported(PARSING_RULES.damagedHere) };
  return { next, message: PARSING_RULES.imported(rules.length) + (problem ? ` ${reason}` : '') };
}
