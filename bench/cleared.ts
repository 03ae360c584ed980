// A process of its own for memory.ts.
import { cleared } from './memory.ts';

process.stdout.write(JSON.stringify(await cleared()));
