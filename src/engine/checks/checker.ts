import type { Severity } from '../../core/checks/checkRules.ts';
import type { AddFinding } from '../../core/checks/finding.ts';
import type { LazyChecks } from '../../core/checks/responseChecks.ts';
import type { Exchange } from '../../core/har/exchange.ts';

/** The checks of core, which are loaded after the first rows. */
export interface Checker {
  /** See `checkSlices`. */
  readonly slices: (exchange: Exchange, add: AddFinding) => Generator<void, void>;
  readonly severityOf: (rule: string) => Severity;
  /** See `lazyChecks`. */
  readonly lazy: (exchange: Exchange, off: ReadonlySet<string>) => LazyChecks;
}

export async function loadChecker(): Promise<Checker> {
  const [{ checkSlices }, { findCheckRule }, { lazyChecks }] = await Promise.all([
    import('../../core/checks/checkExchange.ts'),
    import('../../core/checks/checkRules.ts'),
    import('../../core/checks/lazyChecks.ts'),
  ]);
  return { slices: checkSlices, severityOf: (rule) => findCheckRule(rule)?.severity ?? 'info', lazy: lazyChecks };
}
