/** Entries of namespaces by local name. */
type ByNamespace<Entry> = Readonly<Record<string, Readonly<Record<string, Entry>>>>;

/** Returns the entries of several files by `{namespace}local`. */
export function byClarkName<Entry>(files: readonly ByNamespace<Entry>[]): ReadonlyMap<string, Entry> {
  return new Map(
    files.flatMap((file) =>
      Object.entries(file).flatMap(([namespace, entries]) =>
        Object.entries(entries).map(([name, entry]) => [`{${namespace}}${name}`, entry] as const),
      ),
    ),
  );
}
