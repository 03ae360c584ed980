import { chmodSync } from 'node:fs';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import packageJson from './package.json' with { type: 'json' };

// Modes: `chrome` builds the extension, `cli` the command line. crxjs is known to this file alone.
export default defineConfig(({ mode, command }) => (mode === 'cli' ? cli() : chrome(command)));

function chrome(command: 'build' | 'serve'): UserConfig {
  return {
    plugins: [react(), crx({ manifest: manifestFor(command) }), withoutManifestMap()],
    build: {
      // The dev server writes an extension as well, which only works while it runs: never into the folder of the build.
      outDir: command === 'serve' ? 'dist/chrome-dev' : 'dist/chrome',
      // Both know light-dark(). For older ones Vite would rewrite it to prefers-color-scheme, and the theme of DevTools,
      // which is set from script, would have no effect.
      target: ['chrome125', 'firefox128'],
      sourcemap: true,
      // Both targets preload modules themselves.
      modulePreload: { polyfill: false },
      rolldownOptions: {
        // The manifest does not name the panel's page, the DevTools page does, so crxjs cannot find it by itself.
        input: { panel: 'src/extension/panel.html' },
      },
    },
    worker: { format: 'es' },
    // An extension page under development loads its modules from here.
    server: { port: 5207, strictPort: true, cors: { origin: /^chrome-extension:\/\// } },
  };
}

function manifestFor(command: 'build' | 'serve'): ManifestV3Export {
  const { content_security_policy, ...rest } = manifest;
  // Inline styles are allowed because CodeMirror writes its style sheet into the page; scripts and connections never.
  // Hot reloading needs a connection, so the policy is that of the build alone.
  const policy = command === 'build' ? { content_security_policy } : {};
  return { ...rest, ...policy, version: packageJson.version };
}

/** crxjs makes a chunk of the manifest, removes it again, and forgets its source map. */
function withoutManifestMap(): Plugin {
  return {
    name: 'without-manifest-map',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const file of Object.keys(bundle)) if (/crx-manifest.*\.map$/.test(file)) delete bundle[file];
    },
  };
}

function cli(): UserConfig {
  return {
    plugins: [executable()],
    publicDir: false,
    build: {
      outDir: 'dist/cli',
      target: 'node20',
      // The package has no source map, so the program does not refer to it.
      sourcemap: 'hidden',
      // The licenses require that their texts go with the code.
      license: { fileName: 'THIRD-PARTY-LICENSES.md' },
      rolldownOptions: {
        output: {
          banner: '#!/usr/bin/env node',
          entryFileNames: 'multistatus.js',
          codeSplitting: false,
        },
      },
    },
    // One file that runs wherever Node does, without node_modules beside it.
    ssr: { noExternal: true },
  };
}

function executable(): Plugin {
  return {
    name: 'executable',
    writeBundle: () => chmodSync('dist/cli/multistatus.js', 0o755),
  };
}
