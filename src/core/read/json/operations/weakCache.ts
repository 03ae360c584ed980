/**
 * Returns a function that returns a weakly held object, and creates it again after it was garbage-collected.
 *
 * @param first the object. There must be no other long-lived reference to it
 * @param make creates an equal object
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
