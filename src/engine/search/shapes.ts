import { isMessage, type DisplayText } from '../../core/model/message.ts';
import { operationText } from '../../core/model/messages.ts';
import { matchesName, type TextPredicate } from '../../core/model/matchesText.ts';
import type { Condition, Operation, Operations, Outcome, Propstat } from '../../core/model/operation.ts';

/** A text that is stored for each operation: its label or message. */
const OWN = 0;
type OwnText = typeof OWN;

type ShapeCondition = Pick<Condition, 'name' | 'text' | 'target'>;

interface ShapePropstat {
  readonly description: string | null;
  readonly names: readonly string[];
  readonly conditions: readonly ShapeCondition[];
}

/** What filters test of an operation, except its label and message. Many operations have the same shape. */
interface ShapeData {
  readonly outcome: Outcome;
  readonly statuses: readonly number[];
  readonly missing: number;
  /** Number of operations nested in it. */
  readonly inside: number;
  readonly message: DisplayText | OwnText | null;
  readonly note: DisplayText | null;
  readonly code: string | null;
  readonly group: string | null;
  readonly hrefs: readonly (string | OwnText)[];
  readonly conditions: readonly ShapeCondition[];
  readonly propstats: readonly ShapePropstat[];
}

/** Returns the shape of an operation as a text that identifies it. */
export function shapeKey(operations: Operations, operation: number, detail: Operation): string {
  const { label, message, note, code, group, hrefs, conditions, propstats } = detail;
  const data: ShapeData = {
    outcome: operations.outcome(operation),
    statuses: operations.statuses(operation),
    missing: operations.missing(operation),
    inside: operations.end(operation) - operation - 1,
    message: typeof message === 'string' ? OWN : message,
    note,
    code,
    group,
    // Filters do not test the href of a plain operation, which may have white space around the label.
    hrefs: operations.isPlain?.(operation) === true ? [] : hrefs.map((href) => (href === label ? OWN : href)),
    conditions: conditions.map(conditionData),
    propstats: propstats.map(propstatData),
  };
  return JSON.stringify(data);
}

function conditionData({ name, text, target = null }: Condition): ShapeCondition {
  return { name, text, target };
}

function propstatData({ description, properties, conditions }: Propstat): ShapePropstat {
  return { description, names: properties.map(({ name }) => name), conditions: conditions.map(conditionData) };
}

/** The shape of an operation. The results of text tests are cached, since many operations have it. */
export class Shape {
  readonly #data: ShapeData;
  /** Whether it has no message, note, code, condition or second href. */
  readonly isPlain: boolean;
  readonly hasOwnMessage: boolean;
  readonly #hasOwnHref: boolean;
  #common: Operation | null = null;
  #tested: { readonly matches: TextPredicate; readonly isJson: boolean; readonly result: boolean } | null = null;
  #testedNames: { readonly matches: TextPredicate; readonly result: boolean } | null = null;

  constructor(key: string) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by shapeKey
    const data = JSON.parse(key) as ShapeData;
    this.#data = data;
    this.hasOwnMessage = data.message === OWN;
    this.#hasOwnHref = data.hrefs.includes(OWN);
    this.isPlain =
      data.message === null &&
      data.note === null &&
      data.code === null &&
      data.conditions.length === 0 &&
      data.hrefs.every((href) => href === OWN) &&
      data.propstats.every(({ description, conditions }) => description === null && conditions.length === 0);
  }

  get outcome(): Outcome {
    return this.#data.outcome;
  }

  get statuses(): readonly number[] {
    return this.#data.statuses;
  }

  get missing(): number {
    return this.#data.missing;
  }

  get inside(): number {
    return this.#data.inside;
  }

  /**
   * Whether a text matches, besides label and message; see `Operations.matchesText`.
   *
   * @param isJson names of conditions are tested as sent, and hrefs are not tested
   */
  mentions(matches: TextPredicate, isJson: boolean): boolean {
    if (this.#tested?.matches !== matches || this.#tested.isJson !== isJson)
      this.#tested = { matches, isJson, result: this.#mentions(matches, isJson) };
    return this.#tested.result;
  }

  #mentions(matches: TextPredicate, isJson: boolean): boolean {
    const { message, note, code, group, hrefs, conditions, propstats } = this.#data;
    const texts = [message, note, code, group, ...(isJson ? [] : hrefs)];
    const all = [...conditions, ...propstats.flatMap((propstat) => propstat.conditions)];
    return (
      texts.some((text) => (typeof text === 'string' || isMessage(text)) && matches(operationText(text))) ||
      all.some(
        ({ name, text, target }) =>
          (isJson ? matches(name) : matchesName(name, matches)) ||
          [text, target].some((one) => one != null && matches(one)),
      ) ||
      propstats.some(({ description }) => description !== null && matches(description)) ||
      this.hasProperty(matches)
    );
  }

  get propertyNames(): readonly string[] {
    return this.#data.propstats.flatMap(({ names }) => names);
  }

  /** Whether the name of a property matches. */
  hasProperty(matches: TextPredicate): boolean {
    if (this.#testedNames?.matches !== matches) {
      const result = this.#data.propstats.some(({ names }) => names.some((name) => matchesName(name, matches)));
      this.#testedNames = { matches, result };
    }
    return this.#testedNames.result;
  }

  /** Creates the detail with the members that filters use. */
  detail(label: string | null, message: string | null): Operation {
    const common = (this.#common ??= commonDetail(this.#data));
    return {
      ...common,
      label,
      message: this.hasOwnMessage ? message : common.message,
      hrefs: this.#hasOwnHref
        ? this.#data.hrefs.flatMap((href) => (href === OWN ? (label ?? []) : href))
        : common.hrefs,
    };
  }
}

/** Returns what the details of all operations with a shape have in common. */
function commonDetail({ message, note, code, group, outcome, hrefs, conditions, propstats }: ShapeData): Operation {
  return {
    ...NOTHING,
    label: null,
    message: message === OWN ? null : message,
    note,
    code,
    group,
    outcome,
    hrefs: hrefs.filter((href) => href !== OWN),
    conditions: conditions.map(conditionOf),
    propstats: propstats.map((propstat) => ({
      ...NO_PROPSTAT,
      description: propstat.description,
      properties: propstat.names.map((name) => ({ name, value: null, markup: false, range: null })),
      conditions: propstat.conditions.map(conditionOf),
    })),
  };
}

function conditionOf(data: ShapeCondition): Condition {
  return { ...data, hrefs: [], range: null };
}

const NOTHING = {
  pointer: '',
  range: null,
  method: null,
  status: null,
  statusText: null,
  location: null,
  retryAfter: null,
  requestIndex: null,
  recovered: false,
  unrequested: false,
} as const;

const NO_PROPSTAT = { status: null, statusText: null, outcome: 'unknown', range: null } as const;

/** Shapes that many responses share. Each is stored once. */
export class ShapePool {
  readonly #numbers = new Map<string, number>();
  readonly #shapes: Shape[] = [];
  #size = 0;

  /** Characters of all shapes. */
  get size(): number {
    return this.#size;
  }

  get(number: number): Shape {
    const shape = this.#shapes[number];
    if (!shape) throw new RangeError(`no shape ${number} among ${this.#shapes.length}`);
    return shape;
  }

  find(key: string): number | undefined {
    return this.#numbers.get(key);
  }

  add(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#shapes.push(new Shape(key)) - 1;
    this.#numbers.set(key, number);
    this.#size += key.length;
    return number;
  }
}
