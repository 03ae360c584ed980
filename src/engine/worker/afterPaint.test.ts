import { expect, it } from 'vitest';
import { multistatus, response } from '../../../testing/exchange.ts';
import { capturedResponse, FakeBodyVault } from '../../../testing/residentEngine.ts';
import { EMPTY_QUERY } from '../api/engineApi.ts';
import { createCompression } from './compression.ts';
import { createResidentEngine } from './residentEngine.ts';

it('compresses a body after its first rows are painted', async () => {
  const bodyVault = new FakeBodyVault();
  const stored = new Promise<void>((resolve) => {
    const put = bodyVault.put.bind(bodyVault);
    bodyVault.put = async (...content) => {
      const result = await put(...content);
      resolve();
      return result;
    };
  });
  const afterPaint: (() => void)[] = [];
  let compressed = 0;
  const compression = createCompression(() => new Promise((resolve) => setImmediate(resolve)));
  const engine = createResidentEngine({
    defer: setImmediate,
    afterPaint: (work) => afterPaint.push(work),
    after: () => {},
    bodyVault,
    compression: {
      ...compression,
      compress: (texts) => {
        compressed += 1;
        return compression.compress(texts);
      },
    },
  });
  const id = (await engine.add(capturedResponse(multistatus(response('/dav/a', 423))))) ?? -1;
  expect((await engine.rows(id, EMPTY_QUERY, 0, 10)).rows).toHaveLength(1);
  expect([compressed, afterPaint.length]).toEqual([0, 1]);
  for (const work of afterPaint) work();
  await stored;
  expect(compressed).toBe(1);
});
