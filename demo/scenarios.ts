import { apiScenarios } from './api-scenarios.ts';
import { listScenarios } from './list-scenarios.ts';
import type { Scenario } from './scenario.ts';
import { troubleScenarios } from './trouble-scenarios.ts';
import { writeScenarios } from './write-scenarios.ts';

/** All of them, in the order of the page. The page and the tests read this table. */
export const scenarios: readonly Scenario[] = [
  ...listScenarios,
  ...writeScenarios,
  ...apiScenarios,
  ...troubleScenarios,
];
