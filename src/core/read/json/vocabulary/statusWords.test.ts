import { describe, expect, it } from 'vitest';
import { parseStatusCode } from './statusCode.ts';
import { nameRole, nameStem, nameWords } from './nameRoles.ts';
import { CodeColumns } from '../detect/codeColumns.ts';
import { contradictsSuccess, meansNoError, outcomeOfWord } from './statusWords.ts';

describe('a status', () => {
  it.each([
    [404, 404],
    ['404', 404],
    [' 404 Not Found', 404],
    ['HTTP/1.1 423 Locked', 423],
    ['HTTP/2 200', 200],
    [200.5, null],
    ['200.5', null],
    ['2O0', null],
    [99, null],
    [600, null],
    [-404, null],
  ])('is parsed from %j as %j', (value, status) => {
    expect(parseStatusCode(value)?.status ?? null).toBe(status);
  });

  it('is not a word, flag or object', () => {
    for (const value of ['ok', '', true, null, {}, []]) expect(parseStatusCode(value)).toBeNull();
  });
});

describe('a column of codes', () => {
  const column = (
    name: 'http' | 'status' | 'code' | 'error',
    values: readonly number[],
    accompanied = true,
  ): boolean => {
    const columns = new CodeColumns();
    for (const value of values)
      columns.add({ status: null, text: '', ...parseStatusCode(value), name, column: 'x', accompanied });
    return columns.trusted().has('x');
  };

  it('is trusted if failures have messages, or if plain items have the usual statuses', () => {
    const trusts = (arePlain: boolean, codes: readonly (readonly [number, boolean])[]): boolean => {
      const columns = new CodeColumns(arePlain);
      for (const [status, accompanied] of codes)
        columns.add({ status, text: String(status), name: 'code', column: 'x', accompanied });
      return columns.trusted().has('x');
    };
    expect([
      trusts(false, [
        [201, false],
        [409, true],
      ]),
      trusts(false, [
        [201, false],
        [409, false],
      ]),
    ]).toEqual([true, false]);
    expect([
      trusts(true, [
        [201, false],
        [409, false],
      ]),
      trusts(true, [
        [203, false],
        [451, false],
      ]),
    ]).toEqual([true, false]);
    expect(
      trusts(true, [
        [409, false],
        [404, false],
      ]),
    ).toBe(false);
  });

  it('is trusted by its name, or by all its values', () => {
    expect(column('http', [200, 101])).toBe(true);
    expect(column('status', [200, 439])).toBe(true);
    expect(column('status', [200, 101])).toBe(false);
    expect(column('code', [200, 404])).toBe(true);
    expect(column('code', [200, 404], false)).toBe(false);
    expect(column('code', [200, 439])).toBe(false);
    expect(column('error', [400, 42206])).toBe(true);
    expect(column('error', [406, 300])).toBe(false);
    expect(column('error', [404, 0])).toBe(false);
  });
});

describe('a name', () => {
  it('is split into words in any spelling', () => {
    for (const name of [
      'erroredNotifications',
      'errored_notifications',
      'Errored Notifications',
      'errored-notifications',
    ]) {
      expect(nameWords(name)).toEqual(['errored', 'notifications']);
    }
    expect(nameWords('HTTPStatusCode')).toEqual(['http', 'status', 'code']);
  });

  it.each([
    ['successes', 'good'],
    ['Successful', 'good'],
    ['createdOrders', 'good'],
    ['new_members', 'good'],
    ['failedQueries', 'bad'],
    ['result_error', 'bad'],
    ['notUpdated', 'bad'],
    ['UnprocessedItems', 'bad'],
    ['partialSuccess', 'mixed'],
    ['error_count', 'aside'],
    ['warnings', 'aside'],
    ['_links', 'aside'],
    ['results', 'plain'],
    ['users', 'plain'],
  ])('%s is %s', (name, role) => {
    expect(nameRole(name)).toBe(role);
  });

  it('has a stem without the word that gives its role', () => {
    expect(nameStem('failed_parcels')).toBe('parcels');
    expect(nameStem('errors')).toBeNull();
  });
});

describe('a word', () => {
  it.each([
    ['SUCCESS', 'success'],
    ['no_content', 'success'],
    ['fulfilled', 'success'],
    ['REJECTED_NETWORK', 'failure'],
    ['validationFailed', 'failure'],
    ['internal-error', 'failure'],
    ['NOT_EXECUTED', 'dependent'],
    ['rolled back', 'dependent'],
    ['ACTIVE', null],
    ['PENDING_ACCEPTED', null],
    ['partial_success', null],
    ['Some error', null],
    ['The order has failed', null],
    ['not_an_error', null],
    ['upload-success', 'success'],
    ['one_two_three_failed', 'failure'],
    ['one_two_three_four_failed', null],
    [`failed_${'x'.repeat(33)}`, 'failure'],
    [`failed_${'x'.repeat(34)}`, null],
    ['stepNotExecuted', 'dependent'],
    ['NO_SUCCESS', 'failure'],
    ['NEVER_SUCCEEDED', 'failure'],
    ['WITHOUT_SUCCESS', 'failure'],
    ['ZERO_SUCCESS', 'failure'],
    ['non_success', 'failure'],
    ['noSuccess', 'failure'],
    ['not_successful', 'failure'],
    ['ohne_erfolg', 'failure'],
    ['kein_erfolg', 'failure'],
    ['sin_exito', 'failure'],
    ['sem_sucesso', 'failure'],
    ['sans_succès', 'failure'],
    ['teilweise_erfolgreich', null],
    ['parcialmente_exitoso', null],
    ['PARTIALLY_SUCCEEDED', null],
    ['partially-successful', null],
    ['HALF_SUCCESS', null],
    ['INSUFFICIENT_SUCCESS', null],
    ['AWAITING_SUCCESS', null],
    ['SUCCESS_PENDING', null],
    ['SUCCESS_REVERTED', null],
    ['SUCCESS_CANCELLED', null],
    ['SUCCESS_UNKNOWN', null],
    ['SUCCESS_WITH_ERRORS', null],
    ['SUCCESS_TIMEOUT', null],
    ['NO_ROWS_SUCCESSFUL', 'failure'],
    ['successful_rollback', null],
    ['SUCCESS_WITH_WARNINGS', 'success'],
    ['success_no_change', 'success'],
    ['success_no_errors', 'success'],
    ['no_errors_success', 'success'],
    ['SUCCESS_DUPLICATE', 'success'],
    ['successfully_cancelled', 'success'],
    ['cancel_success', 'success'],
  ])('%s means %s', (word, outcome) => {
    expect(outcomeOfWord(word)).toBe(outcome);
  });
});

describe('the phrase of a good code', () => {
  it.each(['UnknownShipmentNumber', 'Missing id', 'the update failed', 'one two three four five failed'])(
    '"%s" contradicts it',
    (phrase) => {
      expect(contradictsSuccess(phrase)).toBe(true);
    },
  );

  it.each(['OK', 'No Content', 'one two three four five six failed'])('"%s" does not contradict it', (phrase) => {
    expect(contradictsSuccess(phrase)).toBe(false);
  });
});

it('an error code can mean that there is no error', () => {
  expect(['', '0', 'none', 'None', 'Success', 'ok'].map(meansNoError)).toEqual(Array(6).fill(true));
  expect(['1', 'failed', 'E0', 'ACTIVE'].map(meansNoError)).toEqual(Array(4).fill(false));
});
