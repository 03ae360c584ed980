import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchangeOf, read } from '../../../../../testing/jsonSample.ts';
import { parseMultipart } from '../../multipart/parseMultipart.ts';
import { parseNdjson } from '../../parseNdjson.ts';
import { errorConditions, MAX_CONDITIONS } from './errorConditions.ts';
import type { Operation } from '../../../model/operation.ts';
import type { Json } from '../syntax/value.ts';

/** The conditions as `name (target): text`. */
function written({ conditions }: Pick<Operation, 'conditions'>): readonly string[] {
  return conditions.map(
    ({ name, text, target }) => `${name}${target == null ? '' : ` (${target})`}${text === null ? '' : `: ${text}`}`,
  );
}

/** The conditions of the second of two results, which failed. */
function conditionsIn(failed: object): readonly string[] {
  const { operations } = read({
    results: [
      { id: 'a', status: 200 },
      { id: 'b', ...failed },
    ],
  });
  expect(operations.size).toBe(2);
  expect(operations.detail(0).conditions).toEqual([]);
  return written(operations.detail(1));
}

const SAMPLES: readonly (readonly [name: string, failed: object, conditions: readonly string[]])[] = [
  [
    'OData details and nested inner errors',
    {
      status: 400,
      body: {
        error: {
          code: 'BadArgument',
          message: 'Several properties are invalid.',
          target: 'contact',
          details: [
            { code: 'NullValue', target: 'phone', message: 'Phone must not be null.' },
            { code: 'TooLong', target: 'address/city', message: 'City has more than 40 characters.' },
          ],
          innererror: { code: 'ValidationFailed', innererror: { code: 'SchemaMismatch', message: 'See the schema.' } },
        },
      },
    },
    [
      'NullValue (phone): Phone must not be null.',
      'TooLong (address/city): City has more than 40 characters.',
      'ValidationFailed',
      'SchemaMismatch: See the schema.',
    ],
  ],
  [
    'an inner error of Microsoft Graph that only has ids',
    {
      status: 404,
      body: {
        error: { code: 'itemNotFound', message: 'Gone.', innerError: { date: '2026-01-01', 'request-id': 'x-1' } },
      },
    },
    [],
  ],
  [
    'Google errors',
    {
      status: 403,
      error: {
        code: 403,
        message: 'Rate limit',
        errors: [
          {
            domain: 'usageLimits',
            reason: 'rateLimitExceeded',
            message: 'Too many',
            location: 'quotaUser',
            locationType: 'parameter',
          },
          { domain: 'global', reason: 'forbidden', message: 'No access' },
        ],
      },
    },
    ['rateLimitExceeded (quotaUser): Too many', 'forbidden: No access'],
  ],
  [
    'details of google.rpc.Status',
    {
      status: {
        code: 3,
        message: 'Invalid',
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.BadRequest',
            fieldViolations: [
              { field: 'user.age', description: 'must be positive' },
              { field: 'user.mail', description: 'has no @', reason: 'MALFORMED' },
            ],
          },
          { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'STRICT_MODE', domain: 'users.example' },
        ],
      },
    },
    ['user.age: must be positive', 'MALFORMED (user.mail): has no @', 'STRICT_MODE'],
  ],
  [
    'errors of a payment API',
    {
      status: 422,
      errors: [
        { code: 'card_expired', detail: 'The card expired in May.', field: 'source.card', category: 'PAYMENT' },
        { code: 'amount_low', detail: 'At least 50.', field: 'amount', category: 'INVALID' },
      ],
    },
    ['card_expired (source.card): The card expired in May.', 'amount_low (amount): At least 50.'],
  ],
  [
    'a map of fields',
    { status: 422, errors: { email: ['is invalid', 'is taken'], address: { zip: ["can't be blank"] } } },
    ['email: is invalid', 'email: is taken', "address.zip: can't be blank"],
  ],
  [
    'JSON:API errors',
    {
      status: 422,
      body: {
        errors: [
          {
            status: '422',
            title: 'Invalid attribute',
            detail: 'Too short.',
            source: { pointer: '/data/attributes/name' },
          },
          { status: '422', code: 'E7', detail: 'Unknown.', source: { parameter: 'sort' } },
        ],
      },
    },
    ['Invalid attribute (/data/attributes/name): Too short.', 'E7 (sort): Unknown.'],
  ],
  [
    'invalid parameters of a problem document',
    {
      status: 400,
      body: {
        type: 'https://probs.example/invalid',
        title: 'Your parameters are not valid.',
        'invalid-params': [
          { name: 'age', reason: 'must be an integer' },
          { name: 'color', reason: 'must be green or red' },
        ],
      },
    },
    ['age: must be an integer', 'color: must be green or red'],
  ],
  [
    'errors of a problem document',
    {
      status: 422,
      type: 'about:blank',
      title: 'Unprocessable',
      errors: [{ detail: 'must be even', pointer: '#/seats' }],
    },
    ['#/seats: must be even'],
  ],
  [
    'an error in a body that is a JSON string',
    {
      status: 400,
      body: JSON.stringify({ error: { code: 'X1', message: 'No', details: [{ code: 'X2', message: 'Why' }] } }),
    },
    ['X2: Why'],
  ],
  [
    'a list of texts',
    { status: 400, errors: ['first_name is too long', 'INVALID_ZIP'] },
    ['errors: first_name is too long', 'INVALID_ZIP'],
  ],
  ['one error that repeats the message', { status: 400, errors: [{ message: 'No such seat.' }] }, []],
  ['a single error', { status: 400, error: { code: 'E1', message: 'No such seat.' } }, []],
  [
    'a body that is a list of errors',
    { status: 400, body: [{ errorCode: 'MISSING', message: 'Name?', fields: ['Name', 'Zip'] }] },
    ['MISSING (Name.Zip): Name?'],
  ],
  [
    'a payload',
    {
      status: 409,
      message: 'Conflict',
      data: [{ id: 7, code: 'x', title: 'Current' }],
      content: [{ type: 'text', text: 'Hello there' }],
    },
    [],
  ],
];

describe('the conditions of a failed item', () => {
  it.each(SAMPLES)('are %s', (_, failed, expected) => {
    expect(conditionsIn(failed)).toEqual(expected);
  });

  it('have the ranges of the errors, and leave the message as it is', () => {
    const text =
      '{"results":[{"id":1,"status":200},{"id":2,"status":400,"message":"The seats are taken","errors":[{"code":"A","detail":"x y"},{"code":"B","detail":"z z"}]}]}';
    const operation = read(text).operations.detail(1);
    expect(operation.message).toBe('The seats are taken');
    const [, second] = operation.conditions;
    expect(second?.range && text.slice(...second.range)).toBe('{"code":"B","detail":"z z"}');
  });

  it('are found in NDJSON', () => {
    const lines = ['{"id":1,"status":200}', '{"id":2,"status":400,"errors":[{"code":"A","field":"f"},{"code":"B"}]}'];
    expect(written(parseNdjson(lines.join('\n'), exchangeOf()).operations.detail(1))).toEqual(['A (f)', 'B']);
  });

  it('are found in the part of a multipart', () => {
    const body = '{"error":{"code":"E","message":"No","details":[{"code":"D","message":"is null","target":"t"}]}}';
    const text = `--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n${body}\r\n--b--\r\n`;
    const { operations } = parseMultipart(text, exchangeOf({ contentType: 'multipart/mixed; boundary=b' }));
    expect(written(operations.detail(0))).toEqual(['D (t): is null']);
  });

  it('are found in an operation nested in a body that is a JSON string, not in the item around it', () => {
    const inner = {
      responses: [
        { id: 'x', status: 200 },
        { id: 'y', status: 400, body: { errors: [{ code: 'A' }, { code: 'B' }] } },
      ],
    };
    const { operations } = read({ responses: [{ id: 'o', status: 207, body: JSON.stringify(inner) }] });
    expect(operations.size).toBe(3);
    expect(operations.detail(0).conditions).toEqual([]);
    expect(written(operations.detail(2))).toEqual(['A', 'B']);
  });

  it('are found by a text filter', () => {
    const { operations } = read({
      results: [{ id: 1, status: 400, errors: [{ code: 'A', field: 'zip' }, { code: 'B' }] }],
    });
    expect(operations.matchesText?.(0, (text) => text === 'zip')).toBe(true);
    expect(operations.matchesText?.(0, (text) => text === 'town')).toBe(false);
  });

  it('are limited, with the number of the others', () => {
    const errors = Array.from({ length: MAX_CONDITIONS + 12 }, (_, i) => ({ code: `C${i}` }));
    const found = errorConditions({ errors }, {}, () => null);
    expect(found).toHaveLength(MAX_CONDITIONS + 1);
    expect(found.at(-1)?.name).toBe('12 more');
  });
});

const KEYS =
  'error errors details innererror code message field target source pointer body status @type fieldViolations extensions __proto__ data cause 0'.split(
    ' ',
  );
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'large', withCrossShrink: true },
    fc.constantFrom<Json>(null, true, 0, 404, '', 'E1', 'is not valid', '{"errors":["a b"]}', '\ud800'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.constantFrom(...KEYS), tie('value')), { maxLength: 5 })
      .map((entries) => Object.fromEntries(entries)),
  ),
}));

describe('the conditions of an arbitrary item', () => {
  it('are found without an exception, and have names', () => {
    fc.assert(
      fc.property(value, (item) => {
        for (const { name, text, target, range } of errorConditions(item, {}, () => null))
          expect([name !== '' || text !== null || target !== null, range]).toEqual([true, null]);
      }),
      { numRuns: 2000 },
    );
  });

  it('are found in deep nesting', () => {
    let deep: Json = { code: 'E' };
    for (let i = 0; i < 10_000; i += 1) deep = i % 2 === 0 ? { error: deep } : { code: 'C', details: [deep] };
    expect(errorConditions(deep, {}, () => null).length).toBeLessThan(100);
  });
});
