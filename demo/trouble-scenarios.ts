import type { Scenario } from './scenario.ts';

const JSON_BODY = { 'Content-Type': 'application/json' };
const MESSAGES = { messages: [{ to: 'ada@example.com' }, { to: 'grace@nowhere.invalid' }, { to: '' }] };
const ANSWER = [
  /"sent":\[\{"to":"ada@example\.com"/u,
  /"failed":\[\{"to":"grace@nowhere\.invalid"/u,
  /The recipient is missing/u,
];

/** Answers that cannot be read as they should be, and pages that do not read them. */
export const troubleScenarios: readonly Scenario[] = [
  {
    id: 'plain-text',
    group: 'Trouble',
    label: 'A 207 in plain text',
    explanation: 'The server says 207 and sends a sentence for people: there is nothing that a program could read.',
    belief: 'The clean-up is done.',
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
    group: 'Trouble',
    label: 'A 207 that says “Some error occurred”',
    explanation: 'One object, no list: which part failed, the server keeps to itself.',
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
    group: 'Trouble',
    label: 'Send three messages and only look at response.ok',
    explanation: 'The page never reads the body, in which two of three messages failed. DevTools does.',
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
      body: ANSWER,
    },
  },
  {
    // Chromium fetches an unread body by itself a moment later, save for one: an answer with Cache-Control: no-store.
    // That request stays unfinished, so no extension hears of it, nor can ask for the body (seen in Chromium 156).
    id: 'never-read',
    group: 'Trouble',
    label: 'The same, with an answer that must not be stored',
    explanation:
      'With Cache-Control: no-store the body waits for a page that never reads it, so the panel cannot have it either, and says so.',
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
      body: ANSWER,
    },
  },
];
