/**
 * Holds an object weakly and creates it again after it was garbage-collected.
 *
 * @param first the object; no other long-lived reference may exist
 */
export function weakCache<Value extends object>(first: Value, make: () => Value): () => Value {
  let held = new WeakRef(first);
  return () => {
    const known = held.deref();
    if (known) return known;
    const made = make();
    held = new WeakRef(made);
    return made;
  };
}
