import type { Message } from '../../../model/message.ts';
import { OUTCOMES, type Outcome } from '../../../model/operation.ts';
import { ruleMessages as words } from './messages.ts';
import { isList, isObject, type Json, type JsonObject, type Path } from '../syntax/value.ts';

/** Called for each problem, with the path of the faulty member in the file. */
export type ReportProblem = (path: Path, message: Message) => void;

const LONGEST = 500;
const MOST = 500;

/** Validates the members of one object in a rule. Each method returns undefined for a missing member and reports an invalid one. */
export class RuleObject {
  readonly #value: JsonObject;
  readonly #path: Path;
  readonly #report: ReportProblem;

  constructor(value: JsonObject, path: Path, known: readonly string[], report: ReportProblem) {
    this.#value = value;
    this.#path = path;
    this.#report = report;
    for (const key of Object.keys(value)) if (!known.includes(key)) report([...path, key], words.unknown(key, known));
  }

  /** The value of a member, not validated. */
  at(name: string): Json | undefined {
    return Object.hasOwn(this.#value, name) ? this.#value[name] : undefined;
  }

  fail(name: string, message: Message): undefined {
    this.#report([...this.#path, name], message);
  }

  text(name: string): string | undefined {
    const value = this.at(name);
    return value === undefined ? undefined : this.#textIn(name, value);
  }

  /** A required text. Reports a missing one and returns an empty text. */
  required(name: string): string {
    if (this.at(name) === undefined) this.#report(this.#path, words.missing(name));
    return this.text(name) ?? '';
  }

  #textIn(name: string, value: Json): string | undefined {
    if (typeof value !== 'string' || value.trim() === '') return this.fail(name, words.text(name));
    return value.length > LONGEST ? this.fail(name, words.longText(name, LONGEST)) : value;
  }

  flag(name: string): boolean | undefined {
    const value = this.at(name);
    return value === undefined || typeof value === 'boolean' ? value : this.fail(name, words.flag(name));
  }

  number(name: string): number | undefined {
    const value = this.at(name);
    if (value === undefined || (typeof value === 'number' && Number.isInteger(value))) return value;
    return this.fail(name, words.number(name));
  }

  outcome(name: string): Outcome | undefined {
    const value = this.at(name);
    const found = OUTCOMES.find((outcome) => outcome === value);
    return value === undefined ? undefined : (found ?? this.fail(name, words.outcome(name, OUTCOMES)));
  }

  list(name: string): readonly Json[] | undefined {
    const value = this.at(name);
    if (value === undefined) return undefined;
    return isList(value) && value.length <= MOST ? value : this.fail(name, words.list(name));
  }

  texts(name: string): readonly string[] | undefined {
    const value = this.at(name);
    if (value === undefined) return undefined;
    const list = isList(value) ? value.slice(0, MOST) : [value];
    const texts = list.map((item) => this.#textIn(name, item));
    return texts.length > 0 && texts.every((text) => text !== undefined) ? texts : this.fail(name, words.texts(name));
  }

  /** A pointer that may have stars. */
  pointer(name: string, value: Json | undefined = this.at(name)): string | undefined {
    if (value === undefined) return undefined;
    if (typeof value !== 'string') return this.fail(name, words.text(name));
    if (value.length > LONGEST) return this.fail(name, words.longText(name, LONGEST));
    if (value !== '' && !value.startsWith('/')) return this.fail(name, words.pointer(name, value));
    return value.split('/').filter((step) => step === '**').length > 1 ? this.fail(name, words.deep(name)) : value;
  }

  pointers(name: string): readonly string[] | undefined {
    return this.list(name)?.flatMap((value) => this.pointer(name, value) ?? []);
  }

  /** Places relative to an item: see the table in README.md. */
  places(name: string): string | readonly string[] | undefined {
    const value = this.at(name);
    if (value === undefined) return undefined;
    const list = isList(value) ? value.slice(0, MOST) : [value];
    const places = list.flatMap((item) => this.#placeIn(name, item) ?? []);
    return isList(value) ? places : places[0];
  }

  #placeIn(name: string, value: Json): string | undefined {
    if (typeof value !== 'string') return this.fail(name, words.texts(name));
    if (value === '@key' || value === '@list' || value === '@request/@key') return value;
    const pointer = /^@(?:request|body|parent)(?=\/|$)/.test(value) ? value.replace(/^@\w+/, '') : value;
    if (value.startsWith('@') && pointer === value) return this.fail(name, words.place(name, value));
    if (pointer !== '' && !pointer.startsWith('/')) return this.fail(name, words.place(name, value));
    return this.pointer(name, pointer) === undefined ? undefined : value;
  }

  scalars(name: string): readonly (string | number | boolean | null)[] | undefined {
    const values = this.list(name);
    const found: (string | number | boolean | null)[] = [];
    for (const value of values ?? []) {
      if (isList(value) || isObject(value)) return this.fail(name, words.scalar(name));
      found.push(value);
    }
    return values && found;
  }

  /** A nested object. */
  inner(name: string, known: readonly string[]): RuleObject | undefined {
    const value = this.at(name);
    if (value === undefined) return undefined;
    if (!isObject(value)) return this.fail(name, words.object(`"${name}"`));
    return new RuleObject(value, [...this.#path, name], known, this.#report);
  }

  /** The objects of a list, and its texts as pointers. */
  each(name: string, known: readonly string[]): readonly (string | RuleObject)[] | undefined {
    return this.list(name)?.flatMap((value, i): readonly (string | RuleObject)[] => {
      if (isObject(value)) return [new RuleObject(value, [...this.#path, name, i], known, this.#report)];
      const text = this.pointer(name, value);
      return text === undefined ? [] : [text];
    });
  }

  /** An object of texts. */
  dictionary(name: string): Readonly<Record<string, string>> | undefined {
    const value = this.at(name);
    if (value === undefined) return undefined;
    const entries = Object.entries(isObject(value) ? value : {});
    const texts = entries.flatMap(([key, text]) => (typeof text === 'string' ? [[key, text] as const] : []));
    if (!isObject(value) || texts.length < entries.length) return this.fail(name, words.object(`"${name}"`));
    return Object.fromEntries(texts);
  }
}
