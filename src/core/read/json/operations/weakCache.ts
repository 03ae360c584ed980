/**
 * Keeps a thing for as long as there is room for it, and makes it anew when it is asked for after that.
 *
 * @param first the thing itself; nobody else may hold it for long
 */
export function weakCache<Thing extends object>(first: Thing, make: () => Thing): () => Thing {
  let held = new WeakRef(first);
  return () => {
    const known = held.deref();
    if (known) return known;
    const made = make();
    held = new WeakRef(made);
    return made;
  };
}
