// npm start: installs, builds, and opens the extension in a browser with the demo.
import { isBuilt } from './built.mjs';
import { npm, run, tool } from './run.mjs';
import { setup } from './setup.mjs';

try {
  const env = await setup({ apache: false });
  const code = isBuilt() ? 0 : await run(npm, ['run', 'build']);
  process.exitCode = code || (await run(tool('tsx'), ['demo/main.ts', ...process.argv.slice(2)], env));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
