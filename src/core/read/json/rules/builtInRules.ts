import commerce from './builtin/commerce.json' with { type: 'json' };
import data from './builtin/data.json' with { type: 'json' };
import messaging from './builtin/messaging.json' with { type: 'json' };
import platforms from './builtin/platforms.json' with { type: 'json' };
import services from './builtin/services.json' with { type: 'json' };
import transactions from './builtin/transactions.json' with { type: 'json' };
import { rulesFromJson } from './parseRules.ts';
import type { Rule } from './rule.ts';

/** The built-in rules, in the same form as the user's. The first one that applies to a body is used. */
export const BUILT_IN_RULES: readonly Rule[] = [messaging, commerce, platforms, data, services, transactions].flatMap(
  (file) => rulesFromJson(file).rules,
);
