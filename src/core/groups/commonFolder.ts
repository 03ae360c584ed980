const SLASH = 0x2f;

/** The innermost folder that contains some resources, as far as they were added. */
export class CommonFolder {
  #folder: string | null = null;

  /** @param label path of a resource, or the name of an item */
  add(label: string): void {
    if (this.#folder === '') return;
    // The folder that contains a folder.
    const parent = label.slice(0, label.lastIndexOf('/', label.length - 2) + 1);
    this.#folder = this.#folder === null ? parent : shared(this.#folder, parent);
  }

  /** The folder as sent, with a slash at its end; '' if there is none but the root. */
  get folder(): string {
    return this.#folder === null || this.#folder === '/' ? '' : this.#folder;
  }
}

function shared(one: string, other: string): string {
  if (one === other) return one;
  const longest = Math.min(one.length, other.length);
  let end = 0;
  for (let at = 0; at < longest && one.charCodeAt(at) === other.charCodeAt(at); at += 1)
    if (one.charCodeAt(at) === SLASH) end = at + 1;
  return one.slice(0, end);
}
