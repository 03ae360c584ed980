import { parseDocument } from '../syntax/document.ts';
import { isList, isObject, type Json, parseJson, type Path, pointerOf } from '../syntax/value.ts';

/** A list or map that may hold operations, offered to the user for a new rule. */
export interface RuleCandidate {
  /** Its path, as in the `container` of a rule. */
  readonly pointer: string;
  readonly items: number;
  readonly isMap: boolean;
  /** The members of its items, in body order. */
  readonly fields: readonly CandidateField[];
}

/** A member of the items of a candidate. */
export interface CandidateField {
  /** Its pointer in the item. */
  readonly pointer: string;
  /** Number of sampled items with the field. */
  readonly present: number;
  /** A few distinct values, as texts. */
  readonly samples: readonly string[];
}

const DEEPEST = 6;
const MOST = 50;
const SAMPLE = 100;
const MOST_FIELDS = 60;
const SAMPLES = 3;
const FIELD_DEPTH = 3;
const LONGEST_SAMPLE = 80;

/** All lists and maps of a body by depth. Never throws; a text that is not valid JSON has none. */
export function ruleCandidates(text: string): readonly RuleCandidate[] {
  const found: RuleCandidate[] = [];
  let level: readonly (readonly [Path, Json])[] = [[[], valueOf(text)]];
  for (let depth = 0; depth <= DEEPEST && found.length < MOST; depth += 1) {
    const next: (readonly [Path, Json])[] = [];
    for (const [path, value] of level) {
      const items = itemsOf(value);
      if (items.length > 0) found.push(candidate(path, value, items));
      // The items of a list usually have the same structure, so only the first one is searched.
      const inner = isList(value) ? [...value.entries()].slice(0, 1) : isObject(value) ? Object.entries(value) : [];
      for (const [key, one] of inner)
        if (isList(one) || isObject(one)) next.push([[...path, isList(value) ? '*' : key], one]);
    }
    level = next.slice(0, 1000);
  }
  return found.slice(0, MOST);
}

/** A JSON value, or the lines of NDJSON as a list. */
function valueOf(text: string): Json {
  const whole = parseJson(text);
  if (whole !== undefined) return whole;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const values = lines.flatMap((line) => parseJson(line) ?? []);
  return lines.length > 1 && values.length === lines.length ? values : parseDocument(text).value;
}

/** The items of a list, or of a map whose values are all objects; empty for other values. */
function itemsOf(value: Json): readonly (readonly [string | number, Json])[] {
  if (isList(value)) return [...value.entries()].slice(0, SAMPLE);
  if (!isObject(value)) return [];
  const entries = Object.entries(value);
  const isMap = entries.length > 0 && entries.every(([, inner]) => isObject(inner));
  return isMap ? entries.slice(0, SAMPLE) : [];
}

function candidate(path: Path, value: Json, items: readonly (readonly [string | number, Json])[]): RuleCandidate {
  const fields = new Map<string, { present: number; samples: string[] }>();
  for (const [, item] of items) {
    for (const [pointer, sample] of fieldsOf(item)) {
      const field = fields.get(pointer) ?? { present: 0, samples: [] };
      if (!fields.has(pointer) && fields.size >= MOST_FIELDS) continue;
      fields.set(pointer, field);
      field.present += 1;
      if (field.samples.length < SAMPLES && !field.samples.includes(sample)) field.samples.push(sample);
    }
  }
  return {
    // A star that is a step is already a wildcard; stars inside keys are escaped.
    pointer: path.map((step) => (step === '*' ? '/*' : pointerOf([step]).replaceAll('*', '~2'))).join(''),
    items: isList(value) ? value.length : Object.keys(isObject(value) ? value : {}).length,
    isMap: !isList(value),
    fields: [...fields].map(([pointer, field]) => ({ pointer, ...field })),
  };
}

/** The texts, numbers and flags of an item. */
function fieldsOf(item: Json): readonly (readonly [pointer: string, sample: string])[] {
  const found: (readonly [string, string])[] = [];
  const visit = (value: Json, pointer: string, depth: number): void => {
    if (found.length >= MOST_FIELDS) return;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      found.push([pointer, String(value).slice(0, LONGEST_SAMPLE)]);
    } else if (depth < FIELD_DEPTH && isObject(value)) {
      for (const [key, inner] of Object.entries(value))
        visit(inner, `${pointer}${pointerOf([key]).replaceAll('*', '~2')}`, depth + 1);
    } else if (depth < FIELD_DEPTH && isList(value) && value[0] !== undefined) {
      visit(value[0], `${pointer}/0`, depth + 1);
    }
  };
  visit(item, '', 0);
  return found;
}
