import { type Families, json, jsonBatch, joined, response, times, webdav } from '../family.ts';

const DELETE = { method: 'DELETE' };

interface Dependency {
  readonly dependsOn?: readonly string[] | undefined;
  readonly atomicityGroup?: string | undefined;
}

/** A JSON batch with `dependsOn` or groups in its request. */
function batch(size: number, status: (index: number) => number, dependency: (index: number) => Dependency) {
  return jsonBatch(
    { requests: times(size, (i) => ({ id: String(i), method: 'GET', url: `/x${i}`, ...dependency(i) })) },
    { responses: times(size, (i) => ({ id: String(i), status: status(i), body: {} })) },
    { url: 'https://api.example/$batch' },
  );
}

/** Dependents (424) and their causes. */
export const CAUSES: Families = {
  'causes-one-href': {
    size: 1000,
    make: (n) => webdav(joined(n, () => response('/dav/same', 403)) + response('/dav/', 424), DELETE),
  },
  'causes-one-of-many-dependents': {
    size: 2500,
    make: (n) => webdav(response('/dav/x', 423) + joined(n, (i) => response(`/dav/d${i}`, 424)), DELETE),
  },
  'causes-many-below-one-ancestor': {
    size: 500,
    make: (n) =>
      webdav(joined(n, (i) => response(`/dav/a/x${i}`, 423)) + joined(n, () => response('/dav/a/', 424)), DELETE),
  },
  'causes-child-of-each': {
    size: 1000,
    make: (n) =>
      webdav(joined(n, (i) => response(`/dav/d${i}/x`, 423)) + joined(n, (i) => response(`/dav/d${i}/`, 424)), DELETE),
  },
  'causes-unrelated': {
    size: 1000,
    make: (n) =>
      webdav(joined(n, (i) => response(`/dav/a${i}`, 423)) + joined(n, (i) => response(`/dav/b${i}`, 424)), DELETE),
  },
  // The length of the text is proportional to the square of the depth.
  'causes-at-each-level': {
    size: 22_500,
    make: (n) => {
      const depth = Math.sqrt(n);
      const failed = joined(depth, (i) => response(`/dav${'/a'.repeat(i + 1)}`, 423));
      const dependent = joined(depth, (i) => response(`/dav${'/a'.repeat(depth)}/b${i}`, 424));
      return webdav(failed + dependent, DELETE);
    },
  },
  'causes-of-json-items': {
    size: 1000,
    make: (n) => json({ results: times(n, (i) => ({ id: `i${i}`, status: i % 2 ? 424 : 409 })) }),
  },
  'causes-of-nested-items': {
    size: 500,
    make: (n) =>
      json({
        responses: times(2, (k) => ({
          id: String(k),
          status: 207,
          body: { responses: times(n, (i) => ({ id: `${k}-${i}`, status: i % 2 ? 424 : 409, body: {} })) },
        })),
      }),
  },
  'causes-depends-on-all': {
    size: 100,
    make: (n) =>
      batch(
        n,
        (i) => (i < n / 2 ? 400 : 424),
        (i) => ({ dependsOn: i < n / 2 ? undefined : times(n >> 1, String) }),
      ),
  },
  'causes-chain': {
    size: 500,
    make: (n) =>
      batch(
        n,
        (i) => (i === 0 ? 400 : 424),
        (i) => ({ dependsOn: i === 0 ? undefined : [String(i - 1)] }),
      ),
  },
  'causes-chain-of-failures': {
    size: 500,
    make: (n) =>
      batch(
        2 * n,
        (i) => (i < n ? 400 : 424),
        (i) => ({ dependsOn: i < n ? undefined : i === n ? ['0'] : [String(i - 1), String(i - n)] }),
      ),
  },
  'causes-cycle': {
    size: 500,
    make: (n) =>
      batch(
        n,
        (i) => (i === 0 ? 400 : 424),
        (i) => ({ dependsOn: [String((i + 1) % n), String((i + n - 1) % n)] }),
      ),
  },
  'causes-in-one-group': {
    size: 500,
    make: (n) =>
      batch(
        n,
        (i) => (i % 2 ? 424 : 400),
        () => ({ atomicityGroup: 'g' }),
      ),
  },
  'causes-chain-of-groups': {
    size: 500,
    make: (n) =>
      batch(
        n,
        (i) => (i < 10 ? 400 : 424),
        (i) => ({
          atomicityGroup: `g${Math.floor(i / 10)}`,
          dependsOn: i < 10 ? undefined : [`g${Math.floor(i / 10) - 1}`],
        }),
      ),
  },
  'causes-cut': {
    size: 500,
    make: (n) => {
      const { entries } = batch(
        n,
        (i) => (i % 2 ? 424 : 400),
        (i) => ({ dependsOn: i % 2 ? [String(i - 1)] : undefined }),
      );
      return { entries: entries.map((entry) => ({ ...entry, text: entry.text.slice(0, -4) })) };
    },
  },
};
