import type { Scenario } from './scenario.ts';

const JSON_BODY = { 'Content-Type': 'application/json' };
const MESSAGES = { messages: [{ to: 'ada@example.com' }, { to: 'grace@nowhere.invalid' }, { to: '' }] };
const RESULTS_BODY = [
  /"sent":\[\{"to":"ada@example\.com"/u,
  /"failed":\[\{"to":"grace@nowhere\.invalid"/u,
  /The recipient is missing/u,
];

/** Responses that cannot be parsed as intended, and pages that do not read them. */
export const troubleScenarios: readonly Scenario[] = [
  {
    id: 'plain-text',
    group: 'Problems',
    label: 'A 207 in plain text',
    explanation: 'The server returns 207 with a sentence for humans, but no results that a program could parse.',
    belief: 'The cleanup is done.',
    send: (origin) => fetch(`${origin}/api/cleanup`, { method: 'POST' }),
    readsBody: true,
    expected: {
      method: 'POST',
      path: '/api/cleanup',
      verdict: 'unreadable',
      failed: 0,
      sentence: /^POST: ./u,
      body: [/^2 of 5 jobs could not be cleaned up/u],
    },
  },
  {
    id: 'some-error',
    group: 'Problems',
    label: 'A 207 with “Some error occurred”',
    explanation: 'A single object, not a list: the server does not state which part failed.',
    belief: 'The import is done.',
    send: (origin) => fetch(`${origin}/api/import`, { method: 'POST' }),
    readsBody: true,
    expected: {
      method: 'POST',
      path: '/api/import',
      verdict: 'unreadable',
      failed: 0,
      sentence: /^POST: ./u,
      body: [/^\{"status":"Some error occurred"\}$/u],
    },
  },
  {
    id: 'only-ok',
    group: 'Problems',
    label: 'Send three messages and check only response.ok',
    explanation: 'Two of three messages failed, but the page never reads the body. DevTools does.',
    belief: 'All messages were sent.',
    send: (origin) =>
      fetch(`${origin}/api/notifications`, { method: 'POST', headers: JSON_BODY, body: JSON.stringify(MESSAGES) }),
    readsBody: false,
    expected: {
      method: 'POST',
      path: '/api/notifications',
      verdict: 'mixed',
      failed: 2,
      sentence: /^POST: 2 of 3 /u,
      body: RESULTS_BODY,
    },
  },
  {
    // Chromium soon fetches an unread body by itself, except for a response with Cache-Control: no-store. That request stays
    // unfinished, so extensions get no event and no body (seen in Chromium 156).
    id: 'never-read',
    group: 'Problems',
    label: 'The same, with Cache-Control: no-store',
    explanation:
      'Chromium does not fetch a no-store body until the page reads it, which never happens. The panel reports that the body is missing.',
    belief: 'All messages were sent.',
    send: (origin) =>
      fetch(`${origin}/api/messages`, { method: 'POST', headers: JSON_BODY, body: JSON.stringify(MESSAGES) }),
    readsBody: false,
    expected: {
      method: 'POST',
      path: '/api/messages',
      verdict: 'unreadable',
      failed: 0,
      sentence: /never read|not read/iu,
      body: RESULTS_BODY,
    },
  },
];
