const ROOT = -1;

/**
 * The folders of paths as a compressed tree: a folder that contains nothing but one other folder is not a node. There are at most
 * twice as many nodes as different paths, and adding a path takes time in proportion to its length, however deep it is.
 */
export class PathTree {
  readonly #separator: string;
  /** The node that contains each node, or -1. */
  readonly parents: number[] = [];
  /** The segments between the parent and each node, joined. */
  readonly names: string[] = [];
  /** The first operation that was added below each node. */
  readonly firsts: number[] = [];
  /** The number of characters of each path and one more; 0 for a root. */
  readonly lengths: number[] = [];
  readonly #childCounts: number[] = [];
  /** The child of a node that begins with a segment. */
  readonly #children = new Map<string, number>();

  /** @param separator one character */
  constructor(separator: string) {
    this.#separator = separator;
  }

  get size(): number {
    return this.parents.length;
  }

  addRoot(name: string, first: number): number {
    return this.#push(ROOT, name, first, 0);
  }

  /** Number of nodes directly in a node. */
  childCount(node: number): number {
    return this.#childCounts[node] ?? 0;
  }

  /**
   * Returns the node of a path, which is added if it is not known.
   *
   * @param root a node that `addRoot` returned
   * @param path segments, joined
   */
  add(root: number, path: string, first: number): number {
    let node = root;
    for (let at = 0; ;) {
      const key = this.#keyOf(node, path, at);
      const child = this.#children.get(key);
      if (child === undefined) return this.#addChild(node, key, path.slice(at), first);
      const name = this.names[child] ?? '';
      const common = this.#commonLength(name, path, at);
      node = common === name.length ? child : this.#split(child, common);
      at += common + 1;
      if (at > path.length) return node;
    }
  }

  /** Returns the node of a folder in another one, if there are paths in it; -1 if there are none. */
  find(node: number, segment: string): number {
    const child = this.#children.get(this.#keyOf(node, segment, 0));
    if (child === undefined) return -1;
    return this.names[child]?.length === segment.length ? child : this.#split(child, segment.length);
  }

  #push(parent: number, name: string, first: number, length: number): number {
    this.names.push(name);
    this.firsts.push(first);
    this.lengths.push(length);
    this.#childCounts.push(0);
    return this.parents.push(parent) - 1;
  }

  #addChild(parent: number, key: string, name: string, first: number): number {
    const node = this.#push(parent, name, first, (this.lengths[parent] ?? 0) + name.length + 1);
    this.#children.set(key, node);
    this.#childCounts[parent] = (this.#childCounts[parent] ?? 0) + 1;
    return node;
  }

  /** Inserts a node above another one, with the first characters of its name. */
  #split(node: number, length: number): number {
    const name = this.names[node] ?? '';
    const parent = this.parents[node] ?? ROOT;
    const above = this.#push(
      parent,
      name.slice(0, length),
      this.firsts[node] ?? 0,
      (this.lengths[parent] ?? 0) + length + 1,
    );
    this.#children.set(this.#keyOf(parent, name, 0), above);
    this.#childCounts[above] = 1;
    this.parents[node] = above;
    this.names[node] = name.slice(length + 1);
    this.#children.set(this.#keyOf(above, this.names[node] ?? '', 0), node);
    return above;
  }

  /** The number of characters of the segments at the start of a name that are also at a position of a path. */
  #commonLength(name: string, path: string, from: number): number {
    let end = 0;
    for (let at = 0; ; at += 1) {
      const isEnd = at === name.length || name[at] === this.#separator;
      const isEndOfPath = from + at === path.length || path[from + at] === this.#separator;
      if (isEnd && isEndOfPath) end = at;
      if (at === name.length || from + at === path.length || name[at] !== path[from + at]) return end;
    }
  }

  #keyOf(node: number, path: string, from: number): string {
    const end = path.indexOf(this.#separator, from);
    return `${node}/${end === -1 ? path.slice(from) : path.slice(from, end)}`;
  }
}
