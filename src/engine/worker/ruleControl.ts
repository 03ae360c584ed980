import type { RuleProblem } from '../../core/read/json/rules/parseRules.ts';
import type { EngineTask, RefusedTasks, TaskReporter } from '../api/engineTask.ts';
import type { LocalEngine } from '../engine.ts';
import type { Reload } from './reload.ts';
import { createReparse } from './reparse.ts';

export interface RuleControlOptions {
  readonly engine: LocalEngine;
  readonly reload: Pick<Reload, 'reparse'>;
  readonly taskReporter: Pick<TaskReporter, 'run'>;
  readonly refusedTasks: RefusedTasks;
  /** Lets calls run that have arrived in the meantime. */
  readonly pause: () => Promise<void>;
}

/** Sets the user's rules, and turns off rules that made an engine hang or crash. */
export interface RuleControl {
  readonly set: (text: string) => readonly RuleProblem[];
  /** Starts to reparse the exchanges whose rules changed. */
  readonly reparse: () => void;
  /** Refuses a task from now on; turns off the current rules if they are that task. */
  readonly refuse: (task: EngineTask) => void;
}

export function createRuleControl(options: RuleControlOptions): RuleControl {
  const { engine, taskReporter, refusedTasks } = options;
  const set = (text: string): readonly RuleProblem[] => {
    const task: EngineTask = { kind: 'rules', text };
    if (refusedTasks.has(task)) engine.turnOffRules(text);
    // Setting unchanged rules does nothing, so it is not reported.
    if (text === engine.rules()) return engine.setRules(text);
    return taskReporter.run(task, () => engine.setRules(text));
  };
  /** Rules that are turned off cannot be the cause of a hang. */
  const currentTask = (): EngineTask => {
    const task: EngineTask = { kind: 'rules', text: engine.rules() };
    return refusedTasks.has(task) ? { kind: 'rules', text: '' } : task;
  };
  const reparse = createReparse({ ...options, task: currentTask });
  return {
    set,
    reparse: reparse.start,
    refuse: (task) => {
      refusedTasks.add(task);
      if (task.kind !== 'rules' || task.text !== engine.rules()) return;
      engine.notify({ ruleProblems: set(task.text) });
      reparse.start();
    },
  };
}
