// npm run rule-docs
//
// Writes docs/rules: a page for each rule that responses are checked against, and an index.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { RULE_DOCS, rulePages } from './ruleDocs/pages.ts';

rmSync(RULE_DOCS, { recursive: true, force: true });
mkdirSync(RULE_DOCS, { recursive: true });
for (const [file, text] of rulePages()) writeFileSync(new URL(file, RULE_DOCS), text);
