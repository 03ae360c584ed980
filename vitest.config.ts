import { defineConfig } from 'vitest/config';

// Apart from vite.config.ts, because no unit test needs the extension built. No DOM either: what needs a browser is
// tested in one (e2e/).
export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', '{test,demo,scripts,bench}/**/*.test.ts'],
    // The JSON is what .ci/run counts.
    reporters: ['default', ['json', { outputFile: 'artifacts/vitest.json' }]],
    restoreMocks: true,
    // A limit for tests that hang, not for slow ones: speed is measured by the benchmarks, and machines are busy.
    testTimeout: 60_000,
    // A worker that hangs is an exception in the thread of the tests: see test/guarded.ts.
    onUnhandledError: ({ name }) => name !== 'StoppedWorker',
  },
});
