import type { Path } from '../../read/json/syntax/value.ts';

const NAME = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/** The place of a value as in the rules: `$.results[2].error`; a name with other characters is quoted: `$["a b"]`. */
export function pathText(path: Path): string {
  const steps = path.map((step) =>
    typeof step === 'number' ? `[${step}]` : NAME.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`,
  );
  return `$${steps.join('')}`;
}
