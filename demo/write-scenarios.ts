import type { Scenario } from './scenario.ts';

// WebDAV requests that write, and for which nephele 1.0.0-alpha.67 returns 207. MKCOL is missing because nephele returns
// 415 with a body (no extended MKCOL), 405 if the folder exists, 423 in a locked one. By RFC 4918, members that failed
// because of another one are listed as 424; nephele lists them for LOCK and PROPPATCH, not for DELETE, COPY and MOVE.

const XML = { 'Content-Type': 'application/xml; charset=utf-8' };

/** Scenarios with DELETE, PROPPATCH, COPY, MOVE and LOCK. */
export const writeScenarios: readonly Scenario[] = [
  {
    id: 'delete-locked',
    group: 'WebDAV',
    label: 'Delete a folder with a locked file',
    explanation:
      'DELETE on team/, where another user has locked the budget: the other files are deleted, the folder is not.',
    belief: 'The folder was deleted.',
    send: (origin) => fetch(`${origin}/dav/team/`, { method: 'DELETE' }),
    readsBody: true,
    expected: {
      method: 'DELETE',
      path: '/dav/team/',
      verdict: 'all-failed',
      failed: 1,
      sentence: /^DELETE: the collection still exists; .*423/u,
      body: [/team\/budget%202026\.ods<\/href>/u, /423 Locked/u, /<lock-token-submitted\/>/u],
    },
  },
  {
    id: 'delete-read-only',
    group: 'WebDAV',
    label: 'Delete a folder with a read-only subfolder',
    explanation: 'DELETE on handover/, where archive/ is a separate, read-only store.',
    belief: 'The folder was deleted.',
    send: (origin) => fetch(`${origin}/dav/handover/`, { method: 'DELETE' }),
    readsBody: true,
    expected: {
      method: 'DELETE',
      path: '/dav/handover/',
      verdict: 'all-failed',
      failed: 1,
      sentence: /^DELETE: the collection still exists; .*403/u,
      body: [/handover\/archive\/<\/href>/u, /403 Forbidden/u],
    },
  },
  {
    id: 'delete-locked-deep',
    group: 'WebDAV',
    label: 'Delete a folder with a lock deep inside',
    explanation:
      'DELETE on cabinet/ with a locked file two levels down: the server adds an unrelated 500 error, with a path on its disk.',
    belief: 'The folder was deleted.',
    send: (origin) => fetch(`${origin}/dav/cabinet/`, { method: 'DELETE' }),
    readsBody: true,
    expected: {
      method: 'DELETE',
      path: '/dav/cabinet/',
      verdict: 'all-failed',
      failed: 2,
      sentence: /^DELETE: the collection still exists; .*423.*500/u,
      body: [/drawer\/keys\.txt<\/href>/u, /423 Locked/u, /drawer\/<\/href>/u, /500 Internal Server Error/u],
    },
  },
  {
    id: 'change-protected',
    group: 'WebDAV',
    label: 'Change a protected property',
    explanation:
      'PROPPATCH that sets a color and the ETag: only the server can set the ETag, so the color is not set either.',
    belief: 'The color was changed.',
    send: (origin) =>
      fetch(`${origin}/dav/profile/card.txt`, {
        method: 'PROPPATCH',
        headers: XML,
        body: '<D:propertyupdate xmlns:D="DAV:" xmlns:x="http://example.com/ns/"><D:set><D:prop><x:color>blue</x:color><D:getetag>"mine"</D:getetag></D:prop></D:set></D:propertyupdate>',
      }),
    readsBody: true,
    expected: {
      method: 'PROPPATCH',
      path: '/dav/profile/card.txt',
      verdict: 'all-failed',
      failed: 1,
      sentence: /^PROPPATCH: nothing was changed; getetag .*403/u,
      body: [/424 Failed Dependency/u, /<x:color\/>/u, /403 Forbidden/u, /<cannot-modify-protected-property\/>/u],
    },
  },
  {
    id: 'move-locked',
    group: 'WebDAV',
    label: 'Move a folder with a locked file',
    explanation: 'MOVE inbox/ to done/: two files are moved, the locked contract stays, and now both folders exist.',
    belief: 'The folder was moved.',
    send: (origin) =>
      fetch(`${origin}/dav/inbox/`, { method: 'MOVE', headers: { Destination: `${origin}/dav/done/` } }),
    readsBody: true,
    expected: {
      method: 'MOVE',
      path: '/dav/inbox/',
      verdict: 'all-failed',
      failed: 1,
      sentence: /^MOVE: .*423/u,
      // Nephele states the destination, not the file that it could not move.
      body: [/done\/contract\.pdf<\/href>/u, /423 Locked/u],
    },
  },
  {
    id: 'copy-onto-locked',
    group: 'WebDAV',
    label: 'Copy onto a folder with a locked file',
    explanation:
      'COPY drafts/ onto published/: the published letter is locked and remains unchanged, next to the new files.',
    belief: 'The drafts were published.',
    send: (origin) =>
      fetch(`${origin}/dav/drafts/`, { method: 'COPY', headers: { Destination: `${origin}/dav/published/` } }),
    readsBody: true,
    expected: {
      method: 'COPY',
      path: '/dav/drafts/',
      verdict: 'all-failed',
      failed: 1,
      sentence: /^COPY: .*423/u,
      body: [/published\/letter\.txt<\/href>/u, /423 Locked/u, /<lock-token-submitted\/>/u],
    },
  },
  {
    id: 'copy-no-overwrite',
    group: 'WebDAV',
    label: 'Copy without overwriting',
    explanation: 'COPY with Overwrite: F onto an existing file. Other servers return 412; this one wraps it in a 207.',
    belief: 'The file was copied.',
    send: (origin) =>
      fetch(`${origin}/dav/drafts/announcement.txt`, {
        method: 'COPY',
        headers: { Destination: `${origin}/dav/published/old%20news.txt`, Overwrite: 'F' },
      }),
    readsBody: true,
    expected: {
      method: 'COPY',
      path: '/dav/drafts/announcement.txt',
      verdict: 'all-failed',
      failed: 1,
      sentence: /^COPY: .*412/u,
      body: [/published\/old%20news\.txt<\/href>/u, /412 Precondition Failed/u],
    },
  },
  {
    id: 'lock-infinity',
    group: 'WebDAV',
    label: 'Lock an entire folder',
    explanation:
      'LOCK with Depth: infinity on release/, where a file is already locked. The request is atomic, so nothing is locked.',
    belief: 'The folder was locked.',
    send: (origin) =>
      fetch(`${origin}/dav/release/`, {
        method: 'LOCK',
        headers: { ...XML, Depth: 'infinity', Timeout: 'Second-600' },
        body: '<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype><D:owner>you</D:owner></D:lockinfo>',
      }),
    readsBody: true,
    expected: {
      method: 'LOCK',
      path: '/dav/release/',
      verdict: 'all-failed',
      failed: 1,
      sentence: /^LOCK: nothing was locked; .*423/u,
      body: [
        /notes\/changelog\.txt<\/href>/u,
        /423 Locked/u,
        /<no-conflicting-lock\/>/u,
        /release\/<\/href>\s*<status>HTTP\/1\.1 424/u,
      ],
    },
  },
  {
    id: 'lock-refresh',
    group: 'WebDAV',
    label: 'Refresh an expired lock',
    explanation: 'LOCK with an old token. The lock has expired; the 412 that reports it is inside a 207.',
    belief: 'The lock was refreshed.',
    send: (origin) =>
      fetch(`${origin}/dav/release/readme.txt`, {
        method: 'LOCK',
        headers: { If: '(<urn:uuid:5e9b1c3a-2f0d-4f6e-9a57-0c6b1d2e3f40>)' },
      }),
    readsBody: true,
    expected: {
      method: 'LOCK',
      path: '/dav/release/readme.txt',
      verdict: 'all-failed',
      failed: 1,
      sentence: /^LOCK: .*412/u,
      body: [/release\/readme\.txt<\/href>/u, /412 Precondition Failed/u, /<lock-token-matches-request-uri\/>/u],
    },
  },
];
