// The separate process of memory.ts.
import { cleared } from './memory.ts';

process.stdout.write(JSON.stringify(await cleared()));
