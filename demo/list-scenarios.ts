import type { Scenario } from './scenario.ts';

// WebDAV requests that read. REPORT and SEARCH are missing, because nephele returns 501 for both.

const XML = { 'Content-Type': 'application/xml; charset=utf-8' };

/** Scenarios with PROPFIND. */
export const listScenarios: readonly Scenario[] = [
  {
    id: 'list',
    group: 'WebDAV',
    label: 'List a folder',
    explanation:
      'PROPFIND on a folder whose file names contain spaces, quotes, markup, percent signs, emoji and letters of six scripts.',
    belief: 'The folder was listed.',
    send: (origin) => fetch(`${origin}/dav/library/`, { method: 'PROPFIND', headers: { Depth: '1' } }),
    readsBody: true,
    expected: {
      method: 'PROPFIND',
      path: '/dav/library/',
      verdict: 'all-succeeded',
      failed: 0,
      sentence: /^PROPFIND: \d+ resources/u,
      body: [
        /100%25%20done\.txt/u,
        /%F0%9F%8E%89%20party/u,
        /<displayname>&lt;b&gt;markup&lt;\/b&gt;<\/displayname>/u,
        /200 OK/u,
      ],
    },
  },
  {
    id: 'list-missing-property',
    group: 'WebDAV',
    label: 'Request a property that most files do not have',
    explanation:
      'PROPFIND for displayname and a color: two files have a display name, none has a color. That is not a failure.',
    belief: 'All properties were read.',
    send: (origin) =>
      fetch(`${origin}/dav/library/`, {
        method: 'PROPFIND',
        headers: { ...XML, Depth: '1' },
        body: '<D:propfind xmlns:D="DAV:" xmlns:x="http://example.com/ns/"><D:prop><D:displayname/><D:getcontentlength/><x:color/></D:prop></D:propfind>',
      }),
    readsBody: true,
    expected: {
      method: 'PROPFIND',
      path: '/dav/library/',
      verdict: 'all-succeeded',
      failed: 0,
      sentence: /^PROPFIND: \d+ resources.*missing/u,
      body: [/<x:color\/>/u, /404 Not Found/u],
    },
  },
  {
    id: 'list-closed-folder',
    group: 'WebDAV',
    label: 'List a folder that contains a forbidden one',
    explanation: 'PROPFIND on reports/, where salaries/ returns 401: the list looks complete but is not.',
    belief: 'The folder was listed.',
    send: (origin) =>
      fetch(`${origin}/dav/reports/`, {
        method: 'PROPFIND',
        headers: { ...XML, Depth: '1' },
        body: '<D:propfind xmlns:D="DAV:"><D:prop><D:resourcetype/><D:getcontentlength/></D:prop></D:propfind>',
      }),
    readsBody: true,
    expected: {
      method: 'PROPFIND',
      path: '/dav/reports/',
      verdict: 'mixed',
      failed: 1,
      sentence: /^PROPFIND: .*(?:401|failed|refused)/u,
      body: [/salaries\/<\/href>/u, /HTTP\/1\.1 401 Unauthorized/u],
    },
  },
];
