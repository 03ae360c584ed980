import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exchangeOf, reportOn } from '../../../../testing/exchange.ts';
import { inEnglish } from '../../../../testing/inEnglish.ts';
import { type Example, messageOf } from './example.ts';
import { ITEMS } from './json.ts';
import { minimalResponses } from './minimalResponses.ts';
import { CHANGES, PROPERTIES } from './properties.ts';
import { RESOURCES } from './resources.ts';
import { statesNoResults } from './statesNoResults.ts';

/** Each example with the method of its request and how its response is to be read. */
const EXAMPLES: readonly (readonly [name: string, example: Example, method: string, outcomes: readonly string[]])[] = [
  ['items', ITEMS, 'POST', ['success', 'failure']],
  ['resources', RESOURCES, 'DELETE', ['failure', 'failure']],
  ['properties', PROPERTIES, 'PROPFIND', ['success']],
  ['changes', CHANGES, 'PROPPATCH', ['failure']],
];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'multi-status-examples-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const has = (command: string): boolean => spawnSync(command, ['--version']).status === 0;

interface Sent {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Runs the code with an Express that calls the only handler. */
function runExpress(code: string): Sent {
  let sent: Sent = { status: 200, type: '', body: '' };
  const response = {
    status: (status: number) => Object.assign(response, { code: status }) && response,
    type: (type: string) => Object.assign(response, { contentType: type }) && response,
    json: (value: unknown) => response.type('application/json').send(JSON.stringify(value)),
    send: (body: string) => void (sent = { status: response.code, type: response.contentType, body }),
    code: 200,
    contentType: '',
  };
  type Handler = (request: object, reply: typeof response) => void;
  const handle = (_path: string, handler: Handler): void => handler({}, response);
  const app = { use: () => app, listen: () => app, post: handle, delete: handle, propfind: handle, proppatch: handle };
  const express = Object.assign(() => app, { json: () => null });
  runInNewContext(code, { require: (name: string) => (name === 'express' ? express : null) });
  return sent;
}

/** A Flask that prints what the only view returns. */
const FLASK = `import json
class Response:
    def __init__(self, body, status, content_type):
        self.sent = (status, content_type, body)
def jsonify(**values):
    return Response(json.dumps(values), 200, "application/json")
class Flask:
    def __init__(self, name):
        pass
    def route(self, path, methods):
        def show(view):
            sent = view()
            status, kind, body = sent.sent if isinstance(sent, Response) else (sent[1], *sent[0].sent[1:])
            print(json.dumps({"status": status, "type": kind, "body": body}))
            return view
        return show
`;

function runFlask(code: string): Sent {
  writeFileSync(join(folder, 'flask.py'), FLASK);
  writeFileSync(join(folder, 'app.py'), code);
  const { stdout, stderr } = spawnSync('python3', ['app.py'], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Sent;
}

/** Headers and statuses are stored and printed at the end. */
const PHP = `<?php
namespace example;
function header($line) {
    if (preg_match('/^HTTP\\/1\\.1 (\\d+) Multi-Status$/', $line, $found)) $GLOBALS['sentStatus'] = (int) $found[1];
    else $GLOBALS['sentType'] = substr($line, strlen('Content-Type: '));
}
ob_start();
register_shutdown_function(function () {
    $body = ob_get_clean();
    echo json_encode(['status' => $GLOBALS['sentStatus'], 'type' => $GLOBALS['sentType'], 'body' => $body]);
});
`;

function runPhp(code: string): Sent {
  const path = join(folder, 'app.php');
  writeFileSync(path, PHP + code.replace('<?php\n', ''));
  const { stdout, stderr } = spawnSync('php', [path], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Sent;
}

describe.each(EXAMPLES)('the minimal response with %s', (_name, example, method, outcomes) => {
  const isSent = ({ status, type, body }: Sent): void => {
    expect([status, type]).toEqual([207, example.contentType]);
    if (example.format === 'json') expect(JSON.parse(body)).toEqual(JSON.parse(example.body));
    else expect(body).toBe(example.body.replace(/\s*\n\s*/g, ''));
  };

  it('is read as intended', () => {
    const { operations, problems, verdict } = reportOn(example.body, { method, type: example.contentType });
    expect(problems).toEqual([]);
    expect(Array.from({ length: operations.size }, (_, at) => operations.outcome(at))).toEqual(outcomes);
    expect(inEnglish(verdict.sentence)).not.toMatch(/unknown|not known/);
  });

  it('is what the code for Express sends', () => isSent(runExpress(example.code.express)));

  it.runIf(has('python3'))('is what the code for Flask sends', () => isSent(runFlask(example.code.flask)));

  it.runIf(has('php'))('is what the code for PHP sends', () => isSent(runPhp(example.code.php)));

  it('is an HTTP message', () => {
    expect(messageOf(example)).toMatch(/^HTTP\/1\.1 207 Multi-Status\nContent-Type: application\/\S+.*\n\n[<{]/);
  });
});

describe('a 207 without results', () => {
  const facts = (text: string, method = 'POST', status = 207) => {
    const type = text.startsWith('<') ? 'application/xml' : 'text/plain';
    const { response, request } = exchangeOf(text, { method, status, type });
    const { summary, problems } = reportOn(text, { method, status, type });
    return { ...request, ...response, requestBody: request.body, operations: summary.total, problems };
  };

  it.each([
    'Something failed',
    '{"status": "Some error occurred"}',
    '<!doctype html><p>x',
    '',
    '<error/>',
    '{"ok":true}',
  ])('is %s', (text) => expect(statesNoResults(facts(text))).toBe(true));

  it('is no multistatus, no truncated body and no response with another status', () => {
    const empty = '<D:multistatus xmlns:D="DAV:"/>';
    expect(
      [facts(empty), facts(ITEMS.body), facts('[{"status": 200'), facts('x', 'PROPFIND', 500)].map(statesNoResults),
    ).toEqual([false, false, false, false]);
  });

  it.each([
    ['PROPFIND', null, PROPERTIES],
    ['proppatch', null, CHANGES],
    ['DELETE', null, RESOURCES],
    ['POST', '<sync/>', RESOURCES],
    ['POST', '{"items":[]}', ITEMS],
    [null, null, ITEMS],
  ] as const)(
    'has an example for %s with the request %j first, and one in the other format',
    (method, requestBody, first) => {
      const found = minimalResponses({ method, requestBody, contentType: 'text/html' });
      expect(found[0]).toBe(first);
      expect(found.map(({ format }) => format).toSorted()).toEqual(['json', 'xml']);
    },
  );

  it('has the example in XML first if the response claims to be XML', () => {
    expect(minimalResponses({ method: 'POST', requestBody: null, contentType: 'text/xml; charset=utf-8' })[0]).toBe(
      RESOURCES,
    );
  });
});
