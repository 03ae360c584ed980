import type { Scenario } from './scenario.ts';

const JSON_BODY = { 'Content-Type': 'application/json' };

/** Batch and bulk responses in the most common JSON shapes. */
export const apiScenarios: readonly Scenario[] = [
  {
    id: 'express-list',
    group: 'JSON APIs',
    label: 'Get five products',
    explanation:
      'A list of { status, data } and { status, error }: three products exist, one never existed, one is no longer sold.',
    belief: 'All products were loaded.',
    send: (origin) => fetch(`${origin}/api/products?ids=tea,coffee,unicorn-milk,cocoa,cola`),
    readsBody: true,
    expected: {
      method: 'GET',
      path: '/api/products?ids=tea,coffee,unicorn-milk,cocoa,cola',
      verdict: 'mixed',
      failed: 2,
      sentence: /^GET: 2 of 5 /u,
      body: [/"status":200,"data":\{"id":"tea"/u, /"status":404,"error":\{"id":"unicorn-milk"/u, /"status":410/u],
    },
  },
  {
    id: 'upload',
    group: 'JSON APIs',
    label: 'Upload four files',
    explanation: 'A multi-file upload: the server rejects an empty file and an executable, and accepts the others.',
    belief: 'All files were uploaded.',
    send: (origin) => {
      const form = new FormData();
      form.append('files', new Blob(['%PDF-1.7 not really\n']), 'Annual report.pdf');
      form.append('files', new Blob(['\u{89}PNG not really\n']), '🎉 party.png');
      form.append('files', new Blob([]), 'empty.txt');
      form.append('files', new Blob(['MZ not really\n']), 'setup.exe');
      return fetch(`${origin}/api/files`, { method: 'POST', body: form });
    },
    readsBody: true,
    expected: {
      method: 'POST',
      path: '/api/files',
      verdict: 'mixed',
      failed: 2,
      sentence: /^POST: 2 of 4 /u,
      body: [
        /"filename":"Annual report\.pdf","status":201/u,
        /"filename":"🎉 party\.png","status":201/u,
        /"filename":"empty\.txt","status":422/u,
        /"filename":"setup\.exe","status":415/u,
      ],
    },
  },
  {
    id: 'bulk-patch',
    group: 'JSON APIs',
    label: 'Update four contacts',
    explanation: 'A bulk PATCH: one contact has a newer version, one does not exist.',
    belief: 'All contacts were saved.',
    send: (origin) =>
      fetch(`${origin}/api/contacts`, {
        method: 'PATCH',
        headers: JSON_BODY,
        body: JSON.stringify({
          updates: [
            { id: 'ada', version: 3, email: 'ada@example.com' },
            { id: 'grace', version: 7, email: 'grace@example.com' },
            { id: 'nobody', version: 1, email: 'nobody@example.com' },
            { id: 'linus', version: 1, email: 'linus@example.com' },
          ],
        }),
      }),
    readsBody: true,
    expected: {
      method: 'PATCH',
      path: '/api/contacts',
      verdict: 'mixed',
      failed: 2,
      sentence: /^PATCH: 2 of 4 /u,
      body: [
        /"id":"ada","status":200/u,
        /"id":"grace","status":409/u,
        /"id":"nobody","status":404/u,
        /"id":"linus","status":200/u,
      ],
    },
  },
  {
    id: 'health',
    group: 'JSON APIs',
    label: 'Check the health of three services',
    explanation: 'A real health check: WebDAV and files are up, but the search service does not accept connections.',
    belief: 'All services are up.',
    send: (origin) => fetch(`${origin}/api/health?sources=webdav,files,search`),
    readsBody: true,
    expected: {
      method: 'GET',
      path: '/api/health?sources=webdav,files,search',
      verdict: 'mixed',
      failed: 1,
      sentence: /^GET: 1 of 3 /u,
      body: [/"source":"webdav","status":200/u, /"source":"search","status":503/u],
    },
  },
  {
    id: 'graph-batch',
    group: 'JSON APIs',
    label: 'Send a Microsoft Graph batch',
    explanation:
      'Five requests in one, with the responses in a different order: one succeeded, one not found, one forbidden, one that depends on the forbidden one, and one with too many requests.',
    belief: 'The batch was processed.',
    send: (origin) =>
      fetch(`${origin}/api/$batch`, {
        method: 'POST',
        headers: JSON_BODY,
        body: JSON.stringify({
          requests: [
            { id: '1', method: 'GET', url: '/me' },
            { id: '2', method: 'GET', url: '/users/nobody' },
            { id: '3', method: 'DELETE', url: '/groups/board' },
            { id: '4', method: 'POST', url: '/groups/readers/members', body: { id: 'grace' }, dependsOn: ['3'] },
            { id: '5', method: 'GET', url: '/reports/usage' },
          ],
        }),
      }),
    readsBody: true,
    expected: {
      method: 'POST',
      path: '/api/$batch',
      verdict: 'mixed',
      failed: 3,
      sentence: /^POST: 3 of 5 /u,
      body: [
        /"id":"1","status":200/u,
        /"id":"2","status":404/u,
        /"id":"3","status":403/u,
        /"id":"4","status":424/u,
        /"id":"5","status":429/u,
      ],
    },
  },
  {
    id: 'trpc-batch',
    group: 'JSON APIs',
    label: 'Call three tRPC procedures',
    explanation:
      'A tRPC batch link: two queries, and a mutation that cannot be called with GET. Only the URL contains their names.',
    belief: 'All three were called.',
    send: (origin) => {
      const input = JSON.stringify({ 0: { id: 'ada' }, 2: { id: '1' } });
      return fetch(`${origin}/api/trpc/user.byId,post.list,post.delete?batch=1&input=${encodeURIComponent(input)}`);
    },
    readsBody: true,
    expected: {
      method: 'GET',
      path: '/api/trpc/user.byId,post.list,post.delete',
      verdict: 'mixed',
      failed: 1,
      sentence: /^GET: 1 of 3 /u,
      body: [/"name":"Ada Lovelace"/u, /"title":"207 is not a success"/u, /"httpStatus":405,"path":"post\.delete"/u],
    },
  },
];
