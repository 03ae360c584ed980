import { mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

// For scripts/mutation.mjs, which names the tests to run.
const config = mergeConfig(base, { test: { reporters: ['default'] } });
export default { ...config, test: { ...config.test, include: process.env['MUTATION_TESTS']?.split(',') ?? [] } };
