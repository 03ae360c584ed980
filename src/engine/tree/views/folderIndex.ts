import type { Exchange } from '../../../core/har/exchange.ts';
import type { Report } from '../../../core/verdict/report.ts';
import { ownCopy } from '../../../core/text/ownCopy.ts';
import { folderNames } from './folderNames.ts';
import { type Hierarchy, hierarchyOf } from './hierarchy.ts';
import { addNode, createNodeTable, inPreorder, type NodeTable, typedNodes } from './nodeTable.ts';
import { PathTree } from './pathTree.ts';
import { ResultClasses } from './resultClasses.ts';
import { IS_FOLDER, MIN_EQUAL, NODE, SAME_STATUS, type ViewIndex, type ViewIndexing } from './viewIndex.ts';

const OPERATIONS_PER_STEP = 64;
/** More than the number of different results. */
const CLASSES = 65_536;

/** The result of the folder itself. */
const SELF = 1;
const BITS = 3;

/** Places the operations of a response in the folders of their labels. Linear time in the length of the labels. */
export function* folderIndexing(report: Report, exchange: Exchange): ViewIndexing {
  const { operations } = report;
  // Parsed values stay in memory, so that they are not parsed again in each step.
  const release = operations.hold?.();
  const placed = new FolderPlacement(report, exchange);
  for (const step of [placed.place, placed.findSelves, placed.groupQuick, placed.groupOthers]) {
    let count = 0;
    for (let operation = 0; operation < operations.size; operation = operations.end(operation)) {
      step(operation);
      count += 1;
      if (count % OPERATIONS_PER_STEP === 0) yield;
    }
    yield;
  }
  release?.();
  return placed.finish();
}

/** Maximum number of folders that are found without normalizing hrefs. */
const MAX_HREF_FOLDERS = 10_000;
/** A segment that does not change the path before it, and is not the scheme of a URI. */
const NAME = /^(?!\.{1,2}$)(?:[^/?#\\%\s:]|%(?!2e))+$/i;

/** Returns an href without its last segment; null if other hrefs with this start may be in another folder. */
function folderOfHref(href: string): string | null {
  const end = href.endsWith('/') ? href.length - 1 : href.length;
  const start = href.lastIndexOf('/', end - 1) + 1;
  return NAME.test(href.slice(start, end)) ? href.slice(0, start) : null;
}

/** Groups of equal results in one folder, as far as they were added. */
interface EqualGroups {
  /** The place of the operations in each group. */
  readonly places: number[];
  readonly firsts: number[];
  readonly counts: number[];
}

class FolderPlacement {
  readonly #report: Report;
  readonly #exchange: Exchange;
  readonly #hierarchy: Hierarchy | null;
  readonly #tree: PathTree;
  /** The root of the paths in each list of the response. */
  readonly #roots = new Map<string | null, number>();
  /** The folder of each operation with the bits {@link SELF} and {@link IS_FOLDER}; after grouping the negative number of a group. */
  readonly #places: Int32Array;
  readonly #groups: EqualGroups = { places: [], firsts: [], counts: [] };
  readonly #groupAt = new Map<number, number>();
  readonly #classes: ResultClasses;
  /** The folders of hrefs without their last segment, as sent. */
  readonly #hrefFolders = new Map<string, number>();
  #last: { readonly root: number; readonly folder: string; readonly node: number } | null = null;

  constructor(report: Report, exchange: Exchange) {
    this.#report = report;
    this.#exchange = exchange;
    this.#hierarchy = hierarchyOf(report, exchange);
    this.#tree = new PathTree(this.#hierarchy?.separator ?? '/');
    this.#places = new Int32Array(report.operations.size);
    this.#classes = new ResultClasses(report);
  }

  readonly place = (operation: number): void => {
    const label = this.#report.operations.label(operation);
    if (label === null || this.#hierarchy === null) {
      this.#places[operation] = this.#rootOf(operation) << BITS;
      return;
    }
    const parent = this.#report.format === 'webdav' ? folderOfHref(label) : null;
    const known = parent === null ? undefined : this.#hrefFolders.get(parent);
    if (known !== undefined) {
      this.#places[operation] = (known << BITS) | (label.endsWith('/') ? IS_FOLDER : 0);
      return;
    }
    const root = this.#rootOf(operation);
    const path = this.#hierarchy.path(label);
    const folder = path?.folder ?? null;
    const node = folder === null ? root : this.#folder(root, folder, operation);
    if (parent !== null && this.#hrefFolders.size < MAX_HREF_FOLDERS) this.#hrefFolders.set(parent, node);
    this.#places[operation] = (node << BITS) | (path?.isFolder === true ? IS_FOLDER : 0);
  };

  /** An operation whose path is a folder is in that folder. */
  readonly findSelves = (operation: number): void => {
    const folder = (this.#places[operation] ?? 0) >> BITS;
    if (this.#tree.childCount(folder) === 0) return;
    const path = this.#pathOf(operation);
    const own = path === null ? -1 : this.#tree.find(folder, path.name);
    if (own !== -1) this.#places[operation] = (own << BITS) | SELF;
  };

  readonly groupQuick = (operation: number): void => {
    const place = this.#places[operation] ?? 0;
    const number = (place & SELF) === SELF ? null : this.#classes.quick(operation);
    if (number !== null) this.#group(operation, place, number);
  };

  readonly groupOthers = (operation: number): void => {
    const place = this.#places[operation] ?? 0;
    if (place < 0 || (place & SELF) === SELF) return;
    const found = this.#classes.of(operation);
    if (found) this.#group(operation, found.isExact ? place : place | SAME_STATUS, found.number);
  };

  #group(operation: number, place: number, number: number): void {
    const { places, firsts, counts } = this.#groups;
    const key = place * CLASSES + number;
    let group = this.#groupAt.get(key);
    if (group === undefined) {
      group = places.push(place) - 1;
      firsts.push(operation);
      counts.push(0);
      this.#groupAt.set(key, group);
    }
    counts[group] = (counts[group] ?? 0) + 1;
    this.#places[operation] = ~group;
  }

  finish(): ViewIndex {
    const table = createNodeTable();
    const names: string[] = [];
    const renumbered = this.#addFolders(table, names);
    const { places, firsts, counts } = this.#groups;
    const groups = counts.map((count, group) => {
      const place = places[group] ?? 0;
      const folder = renumbered[place >> BITS] ?? 0;
      if (count < MIN_EQUAL) return folder;
      return addNode(table, folder, NODE.equal, firsts[group] ?? 0, place & (IS_FOLDER | SAME_STATUS));
    });
    const selves = new Map<number, number>();
    const nodeOf = this.#places.map((place, operation) => {
      if (place < 0) return groups[~place] ?? 0;
      const folder = renumbered[place >> BITS] ?? 0;
      if ((place & SELF) === 0) return folder;
      let self = selves.get(folder);
      if (self === undefined) selves.set(folder, (self = addNode(table, folder, NODE.self, operation)));
      return self;
    });
    const nodes = { ...typedNodes(table), nodeOf };
    return { ...nodes, ...folderNames(names, nodes, this.#hierarchy, this.#report, this.#exchange) };
  }

  /** Adds the folders, without those that contain nothing but another one. @returns the number of the node for each node of the tree */
  #addFolders(table: NodeTable, names: string[]): Int32Array {
    const { parents, firsts, lengths, names: segments, size } = this.#tree;
    const separator = this.#hierarchy?.separator ?? '/';
    const isUsed = this.#usedFolders();
    const renumbered = new Int32Array(size);
    /** The names of folders that are not added, for their only child. */
    const prefixes = new Map<number, string>();
    addNode(table, -1, NODE.root, 0);
    names.push('');
    for (const node of inPreorder(this.#tree)) {
      const parent = parents[node] ?? -1;
      // Headings are needed if there are several lists.
      if (parent === -1 && (this.#roots.size === 1 || node === this.#roots.get(null))) continue;
      const prefix = prefixes.get(parent) ?? '';
      const above = parent === -1 ? 0 : (renumbered[parent] ?? 0);
      if (parent !== -1 && isUsed[node] === 0 && this.#tree.childCount(node) === 1) {
        prefixes.set(node, prefix + segments[node] + separator);
        renumbered[node] = above;
        continue;
      }
      renumbered[node] = addNode(
        table,
        above,
        parent === -1 ? NODE.list : NODE.folder,
        firsts[node] ?? 0,
        lengths[node],
      );
      names.push(ownCopy(prefix + segments[node]));
    }
    return renumbered;
  }

  /** Returns 1 for each folder that contains operations directly. */
  #usedFolders(): Uint8Array {
    const isUsed = new Uint8Array(this.#tree.size);
    for (let operation = 0; operation < this.#places.length; operation = this.#report.operations.end(operation)) {
      const place = this.#places[operation] ?? 0;
      isUsed[(place < 0 ? (this.#groups.places[~place] ?? 0) : place) >> BITS] = 1;
    }
    return isUsed;
  }

  #rootOf(operation: number): number {
    const { format, operations } = this.#report;
    const group =
      format === 'webdav' ? null : operations.group ? operations.group(operation) : operations.detail(operation).group;
    const known = this.#roots.get(group);
    if (known !== undefined) return known;
    const root = this.#tree.addRoot(group ?? '', operation);
    this.#roots.set(group, root);
    return root;
  }

  #pathOf(operation: number): ReturnType<Hierarchy['path']> {
    const label = this.#hierarchy && this.#report.operations.label(operation);
    return label === null || label === undefined ? null : (this.#hierarchy?.path(label) ?? null);
  }

  /** Most operations are in the same folder as the previous one. */
  #folder(root: number, folder: string, operation: number): number {
    if (this.#last?.root === root && this.#last.folder === folder) return this.#last.node;
    const node = this.#tree.add(root, folder, operation);
    this.#last = { root, folder, node };
    return node;
  }
}
