import { OUTCOMES, type Outcome } from '../../../model/operation.ts';
import { RULES as words } from './messages.ts';
import { isList, isObject, type Json, type JsonObject, type Path } from '../syntax/value.ts';

/** Told of whatever is wrong, with the way to it in the file. */
export type ReportProblem = (path: Path, message: string) => void;

const LONGEST = 500;
const MOST = 500;

/** Reads the members of one object of a rule; each reader gives undefined for what is not there or is wrong, which it tells. */
export class RuleObject {
  readonly #value: JsonObject;
  readonly #path: Path;
  readonly #tell: ReportProblem;

  constructor(value: JsonObject, path: Path, known: readonly string[], tell: ReportProblem) {
    this.#value = value;
    this.#path = path;
    this.#tell = tell;
    for (const key of Object.keys(value)) if (!known.includes(key)) tell([...path, key], words.unknown(key, known));
  }

  /** A member as it is. */
  at(name: string): Json | undefined {
    return Object.hasOwn(this.#value, name) ? this.#value[name] : undefined;
  }

  wrong(name: string, message: string): undefined {
    this.#tell([...this.#path, name], message);
  }

  text(name: string): string | undefined {
    const value = this.at(name);
    return value === undefined ? undefined : this.#textIn(name, value);
  }

  /** A text that must be there; '' stands for one that is not, which is told. */
  needed(name: string): string {
    if (this.at(name) === undefined) this.#tell(this.#path, words.missing(name));
    return this.text(name) ?? '';
  }

  #textIn(name: string, value: Json): string | undefined {
    if (typeof value !== 'string' || value.trim() === '') return this.wrong(name, words.text(name));
    return value.length > LONGEST ? this.wrong(name, words.longText(name, LONGEST)) : value;
  }

  flag(name: string): boolean | undefined {
    const value = this.at(name);
    return value === undefined || typeof value === 'boolean' ? value : this.wrong(name, words.flag(name));
  }

  number(name: string): number | undefined {
    const value = this.at(name);
    if (value === undefined || (typeof value === 'number' && Number.isInteger(value))) return value;
    return this.wrong(name, words.number(name));
  }

  outcome(name: string): Outcome | undefined {
    const value = this.at(name);
    const found = OUTCOMES.find((outcome) => outcome === value);
    return value === undefined ? undefined : (found ?? this.wrong(name, words.outcome(name, OUTCOMES)));
  }

  list(name: string): readonly Json[] | undefined {
    const value = this.at(name);
    if (value === undefined) return undefined;
    return isList(value) && value.length <= MOST ? value : this.wrong(name, words.list(name));
  }

  texts(name: string): readonly string[] | undefined {
    const value = this.at(name);
    if (value === undefined) return undefined;
    const list = isList(value) ? value.slice(0, MOST) : [value];
    const texts = list.map((item) => this.#textIn(name, item));
    return texts.length > 0 && texts.every((text) => text !== undefined) ? texts : this.wrong(name, words.texts(name));
  }

  /** A pattern of places in a body. */
  pointer(name: string, value: Json | undefined = this.at(name)): string | undefined {
    if (value === undefined) return undefined;
    if (typeof value !== 'string') return this.wrong(name, words.text(name));
    if (value.length > LONGEST) return this.wrong(name, words.longText(name, LONGEST));
    if (value !== '' && !value.startsWith('/')) return this.wrong(name, words.pointer(name, value));
    return value.split('/').filter((step) => step === '**').length > 1 ? this.wrong(name, words.deep(name)) : value;
  }

  pointers(name: string): readonly string[] | undefined {
    return this.list(name)?.flatMap((value) => this.pointer(name, value) ?? []);
  }

  /** Places in and around an item. */
  places(name: string): string | readonly string[] | undefined {
    const value = this.at(name);
    if (value === undefined) return undefined;
    const list = isList(value) ? value.slice(0, MOST) : [value];
    const places = list.flatMap((item) => this.#placeIn(name, item) ?? []);
    return isList(value) ? places : places[0];
  }

  #placeIn(name: string, value: Json): string | undefined {
    if (typeof value !== 'string') return this.wrong(name, words.texts(name));
    if (value === '@key' || value === '@list' || value === '@request/@key') return value;
    const pointer = /^@(?:request|body)(?=\/|$)/.test(value) ? value.replace(/^@\w+/, '') : value;
    if (value.startsWith('@') && pointer === value) return this.wrong(name, words.place(name, value));
    if (pointer !== '' && !pointer.startsWith('/')) return this.wrong(name, words.place(name, value));
    return this.pointer(name, pointer) === undefined ? undefined : value;
  }

  scalars(name: string): readonly (string | number | boolean | null)[] | undefined {
    const values = this.list(name);
    const found: (string | number | boolean | null)[] = [];
    for (const value of values ?? []) {
      if (isList(value) || isObject(value)) return this.wrong(name, words.scalar(name));
      found.push(value);
    }
    return values && found;
  }

  /** An object inside this one. */
  inner(name: string, known: readonly string[]): RuleObject | undefined {
    const value = this.at(name);
    if (value === undefined) return undefined;
    if (!isObject(value)) return this.wrong(name, words.object(`"${name}"`));
    return new RuleObject(value, [...this.#path, name], known, this.#tell);
  }

  /** The objects of a list; texts in it are handed over as they are. */
  each(name: string, known: readonly string[]): readonly (string | RuleObject)[] | undefined {
    return this.list(name)?.flatMap((value, i): readonly (string | RuleObject)[] => {
      if (isObject(value)) return [new RuleObject(value, [...this.#path, name, i], known, this.#tell)];
      const text = this.pointer(name, value);
      return text === undefined ? [] : [text];
    });
  }

  /** Texts by name. */
  dictionary(name: string): Readonly<Record<string, string>> | undefined {
    const value = this.at(name);
    if (value === undefined) return undefined;
    const entries = Object.entries(isObject(value) ? value : {});
    const texts = entries.flatMap(([key, text]) => (typeof text === 'string' ? [[key, text] as const] : []));
    if (!isObject(value) || texts.length < entries.length) return this.wrong(name, words.object(`"${name}"`));
    return Object.fromEntries(texts);
  }
}
