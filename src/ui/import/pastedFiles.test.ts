import { describe, expect, it } from 'vitest';
import { pastedFiles } from './pastedFiles.ts';

const NOW = new Date(2026, 10, 20, 18, 2, 19, 6);

describe('pastedFiles', () => {
  it.each([
    ['XML', '<multistatus xmlns="DAV:"/>'],
    ['JSON', '  {"results":[]}'],
    ['a list', '[{"status":200}]'],
    ['output of curl -i', 'HTTP/1.1 207 Multi-Status\r\nContent-Type: text/xml\r\n\r\n'],
    ['output of curl -i of which only headers were copied', 'Content-Type: text/xml\nDate: today\n\n'],
    ['multipart', '\n--batch_1\r\nContent-Type: application/http\r\n'],
  ])('makes a file of %s, with the time in its name', async (_, text) => {
    const files = pastedFiles({ files: [], text }, NOW);
    expect(files).toHaveLength(1);
    const [file] = typeof files === 'string' ? [] : files;
    expect(file?.name).toBe('Pasted text 18:02:19');
    expect(await file?.text()).toBe(text);
  });

  it('returns copied files, and ignores their text', () => {
    const har = new File(['{}'], 'traffic.har');
    expect(pastedFiles({ files: [har], text: 'traffic.har' }, NOW)).toEqual([har]);
  });

  it('says why nothing is imported', () => {
    expect(pastedFiles({ files: [], text: '' }, NOW)).toMatch(/no text and no file/);
    expect(pastedFiles({ files: [], text: ' \n' }, NOW)).toMatch(/is empty/);
    expect(pastedFiles({ files: [], text: 'https://example.com/' }, NOW)).toMatch(/not the body of a response/);
  });
});
