import { apiScenarios } from './api-scenarios.ts';
import { listScenarios } from './list-scenarios.ts';
import type { Scenario } from './scenario.ts';
import { troubleScenarios } from './trouble-scenarios.ts';
import { writeScenarios } from './write-scenarios.ts';

/** All scenarios in the order of the page, for the page and the tests. */
export const scenarios: readonly Scenario[] = [
  ...listScenarios,
  ...writeScenarios,
  ...apiScenarios,
  ...troubleScenarios,
];
