import type { MuteRule } from '../../engine/api/muteApi.ts';
import { statusTest } from '../../engine/mute/compiledRules.ts';

/** Rules as they are stored: a JSON array. */
export interface StoredMutes {
  readonly rules: readonly MuteRule[];
  /** Elements that are not valid: damaged, or of another version. They are not used, and stay in the text. */
  readonly invalid: readonly unknown[];
  /** Whether the text is not a JSON array. */
  readonly isUnreadable: boolean;
}

const MEMBERS = ['label', 'status', 'url'] as const;

/** Parses stored rules. Invalid ones are not used: a wrong guess could hide an unexpected failure. */
export function parseMutes(text: string): StoredMutes {
  const list = parseJson(text);
  if (!Array.isArray(list)) return { rules: [], invalid: [], isUnreadable: true };
  return {
    rules: list.filter(isMuteRule),
    invalid: list.filter((item) => !isMuteRule(item)),
    isUnreadable: false,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A member of a later version could narrow the rule, so a rule with other members is not valid. */
function isMuteRule(item: unknown): item is MuteRule {
  if (typeof item !== 'object' || item === null) return false;
  const members: Readonly<Record<string, unknown>> = { ...item };
  if (Object.keys(members).toSorted().join() !== MEMBERS.join()) return false;
  const { url, status, label } = members;
  if (typeof url !== 'string' || typeof status !== 'string' || typeof label !== 'string') return false;
  return isUsable({ url, status, label });
}

/** Whether the engine uses a rule: it names a URL, and its status is valid. */
export function isUsable({ url, status }: MuteRule): boolean {
  return url.trim() !== '' && statusTest(status) !== null;
}

export function formatMutes({ rules, invalid }: Pick<StoredMutes, 'rules' | 'invalid'>): string {
  return JSON.stringify([...rules, ...invalid]);
}

export function isSameRule(a: MuteRule, b: MuteRule): boolean {
  return a.url === b.url && a.status === b.status && a.label === b.label;
}
