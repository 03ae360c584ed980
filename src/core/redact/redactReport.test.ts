import { expect, it } from 'vitest';
import { report } from '../../../testing/jsonSample.ts';
import { redactReport } from './redactReport.ts';

// The name of an error in JSON is a text from the body, unlike that of an element.
it('redacts the names, texts and fields of errors in JSON', () => {
  const errors = [{ code: 'SECRET1', message: 'SECRET2 is blank', field: 'SECRET3' }, 'SECRET4', { code: 'long' }];
  const body = { results: [{ id: 'a', status: 422, errors }] };
  const redacted = redactReport(report(body), (text) => text.replaceAll(/SECRET\d/g, '*'), null);
  expect(redacted.operations.detail(0).conditions).toEqual([
    { name: '*', hrefs: [], text: '* is blank', target: '*', range: expect.anything() },
    { name: '*', hrefs: [], text: null, target: null, range: expect.anything() },
    { name: 'long', hrefs: [], text: null, target: null, range: expect.anything() },
  ]);
});
