import { isNameCharacter } from './character.ts';

/** An expanded name (Namespaces in XML 1.0, section 2.1). Interned: equal names are the same object. */
export interface Name {
  /** Shortened, with `…` at the end, if it is longer than {@link LONGEST_NAMESPACE}. */
  readonly namespace: string;
  readonly local: string;
  /** `{namespace}local` */
  readonly clark: string;
  /** Its prefix is not declared. `namespace` is empty, and `local` includes the prefix. */
  readonly undeclared: boolean;
  /** Index in {@link Names.all}. */
  readonly id: number;
  /** The number that the vocabulary assigns to the name; 0 for unknown names. A number because it is compared at every tag. */
  readonly kind: number;
}

/**
 * A two-letter prefix can be bound to a namespace name of a megabyte, which would be repeated in rows and exports. No known
 * namespace name has more than 120 characters.
 */
const LONGEST_NAMESPACE = 300;

/** Returns the number of a name in a vocabulary, or 0. */
export type Vocabulary = (namespace: string, local: string, undeclared: boolean) => number;

/** A name as written in tags, with its last resolution. */
export interface RawName {
  readonly raw: string;
  /** '' if there is none. Ends at the first colon: mod_dav_svn writes `C:custom:prop`. */
  readonly prefix: string;
  readonly local: string;
  scope: number;
  name: Name;
  /** The name that followed it at its last occurrence. */
  follower: RawName | null;
  next: RawName | null;
}

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
export const UNRESOLVED: Name = { namespace: '', local: '', clark: '{}', undeclared: false, id: -1, kind: 0 };

/** Namespaces in scope: prefix to namespace name, with '' for the default namespace. */
export type Bindings = Pick<ReadonlyMap<string, string>, 'get'>;

// Apache declares the same prefixes on every response. Those scopes share a number, so that names stay resolved across them.
const MAX_SCOPES = 1000;

// More names with the same hash indicate an attack; they are stored in a Map.
const MAX_CHAIN_LENGTH = 8;

/**
 * Interns names. Listings repeat a few dozen names hundreds of thousands of times, nearly always in the same order. A name is
 * first compared with the one that followed the previous name the last time, and otherwise found by a hash of its characters,
 * without creating a string. It keeps its resolution while the scope is the same.
 */
export class Names {
  readonly #byHash = new Map<number, RawName>();
  readonly #overflow = new Map<string, RawName>();
  /** By namespace name and then by local name, so that a lookup does not build `{namespace}local`. */
  readonly #expanded = new Map<string, Map<string, Name>>();
  readonly #undeclared = new Map<string, Name>();
  readonly #all: Name[] = [];
  #last: RawName | null = null;

  readonly #vocabulary: Vocabulary;
  readonly #scopeNumbers = new Map<string, number>();
  #lastScope = 0;

  constructor(vocabulary: Vocabulary = () => 0) {
    this.#vocabulary = vocabulary;
  }

  /** Returns the number of the scope that an element with these attributes opens inside another scope. */
  scope(outer: number, written: string): number {
    const key = `${outer} ${written}`;
    const known = this.#scopeNumbers.get(key);
    if (known !== undefined) return known;
    this.#lastScope += 1;
    if (this.#scopeNumbers.size < MAX_SCOPES && key.length < 2000) this.#scopeNumbers.set(key, this.#lastScope);
    return this.#lastScope;
  }

  /** Returns the raw name that starts at `start` and ends at or before `to`. */
  read(text: string, start: number, to: number): RawName {
    const last = this.#last;
    const guess = last?.follower ?? null;
    const isGuessed = guess !== null && text.startsWith(guess.raw, start) && endsAt(text, start + guess.raw.length, to);
    const name = isGuessed ? guess : this.#find(text, start, to);
    if (!isGuessed && last !== null) last.follower = name;
    this.#last = name;
    return name;
  }

  #find(text: string, start: number, to: number): RawName {
    let hash = 0;
    let end = start;
    for (; end < to; end += 1) {
      const code = text.charCodeAt(end);
      if (!isNameCharacter(code)) break;
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    const length = end - start;
    let chain = 0;
    const first = this.#byHash.get(hash) ?? null;
    for (let entry = first; entry; entry = entry.next) {
      if (entry.raw.length === length && text.startsWith(entry.raw, start)) return entry;
      chain += 1;
    }
    const raw = text.slice(start, end);
    const known = chain >= MAX_CHAIN_LENGTH ? this.#overflow.get(raw) : undefined;
    if (known) return known;
    const colon = raw.indexOf(':');
    const entry: RawName = {
      raw,
      prefix: colon > 0 ? raw.slice(0, colon) : '',
      local: colon > 0 ? raw.slice(colon + 1) : raw,
      scope: -1,
      name: UNRESOLVED,
      follower: null,
      next: null,
    };
    if (chain >= MAX_CHAIN_LENGTH) this.#overflow.set(raw, entry);
    else {
      entry.next = first;
      this.#byHash.set(hash, entry);
    }
    return entry;
  }

  /** Returns the raw name with this spelling, if it has occurred. */
  find(written: string): RawName | null {
    let hash = 0;
    for (let i = 0; i < written.length; i += 1) hash = (Math.imul(hash, 31) + written.charCodeAt(i)) | 0;
    for (let entry = this.#byHash.get(hash) ?? null; entry; entry = entry.next) if (entry.raw === written) return entry;
    return this.#overflow.get(written) ?? null;
  }

  resolve(raw: RawName, bindings: Bindings): Name {
    const namespace =
      bindings.get(raw.prefix) ?? (raw.prefix === 'xml' ? XML_NAMESPACE : raw.prefix === '' ? '' : undefined);
    if (namespace === undefined) return this.#intern(this.#undeclared, '', raw.raw, true);
    let locals = this.#expanded.get(namespace);
    if (!locals) {
      locals = new Map();
      this.#expanded.set(namespace, locals);
    }
    return this.#intern(locals, namespace, raw.local, false);
  }

  /** All names so far; the index is the id. */
  get all(): readonly Name[] {
    return this.#all;
  }

  #intern(table: Map<string, Name>, namespace: string, local: string, undeclared: boolean): Name {
    let name = table.get(local);
    if (!name) {
      const kind = this.#vocabulary(namespace, local, undeclared);
      const shown = namespace.length > LONGEST_NAMESPACE ? `${namespace.slice(0, LONGEST_NAMESPACE)}…` : namespace;
      name = { namespace: shown, local, clark: `{${shown}}${local}`, undeclared, id: this.#all.length, kind };
      this.#all.push(name);
      table.set(local, name);
    }
    return name;
  }
}

function endsAt(text: string, at: number, to: number): boolean {
  return at === to || (at < to && !isNameCharacter(text.charCodeAt(at)));
}
