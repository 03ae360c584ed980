import type { KnipConfig } from 'knip';

// Finds files, exports and packages that nothing uses.
export default {
  entry: [
    'src/cli/main.ts',
    'src/*/*.html',
    'src/**/{worker,*.worker}.ts',
    'scripts/*.mjs',
    'demo/{main.ts,*.html}',
    'bench/{main,memory/child}.ts',
    'bench/page/*.worker.ts',
    'scripts/{fuzz,growth}/child.ts',
  ],
  // scripts/mutation.mjs runs its command line.
  ignoreDependencies: ['@stryker-mutator/core'],
  // #ui is src/ui/jsx (`imports` in package.json), not a package.
  ignoreIssues: { '{src/tsconfig,tsconfig.node}.json': ['unlisted'] },
  // Part of util-linux: gives the command line a terminal to color its output for. PHP runs the examples for it, if it is installed.
  ignoreBinaries: ['script', 'php'],
  project: ['{src,scripts,demo,bench,e2e,test,testing}/**/*.{ts,tsx,mjs}'],
  // A type may be exported to be seen where its user is.
  ignoreExportsUsedInFile: { interface: true, type: true },
  // The pages of the extension are what starts its scripts.
  compilers: {
    html: (text: string) =>
      [...text.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, file]) => `import '${file}';`).join('\n'),
  },
} satisfies KnipConfig;
