import { DrizzleQueryError } from 'drizzle-orm/errors';
import postgres from 'postgres';
import { expect, it } from 'vitest';
import { asDriverError, databaseCode, databaseProblem } from './errors';

const withCode = (code: string) => Object.assign(new Error('something'), { code });

const ofDriver = (code: string) => asDriverError(withCode(code)) as Error;

/** As drizzle hands on what the driver throws. */
const wrapped = (cause: Error) => new DrizzleQueryError('select 1', [], cause);

const problem = (detail: string) => ({
  type: 'about:blank',
  title: 'The database is away',
  status: 503,
  detail,
  code: 'unavailable',
  request_id: 'some-request',
  errors: [],
});

it.each(['53100', 'ENOSPC'])('%s: the disk is full', (code) => {
  for (const error of [ofDriver(code), wrapped(ofDriver(code))])
    expect(databaseProblem(error)).toMatchObject({ code: 'storage_full', headers: { 'retry-after': '60' } });
});

it.each([
  'CONNECTION_CLOSED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ENOENT',
  '08006',
  '28P01',
  '3D000',
  '53300',
  '57P01',
  '57P03',
])('%s: the database is away', (code) => {
  for (const error of [ofDriver(code), wrapped(ofDriver(code))]) {
    const found = databaseProblem(error);
    expect(found?.toProblem('some-request')).toEqual(
      problem('The database cannot be reached. Try again in a moment.'),
    );
    expect(found?.headers).toEqual({ 'retry-after': '2' });
    expect(found?.cause).toBe(error);
  }
});

it.each(['57014', '55P03', '40P01', '40001'])('%s: the database is too busy', (code) => {
  expect(databaseProblem(wrapped(ofDriver(code)))?.toProblem('some-request')).toEqual(
    problem('The database is too busy. Try again in a moment.'),
  );
});

it.each([ofDriver('23505'), ofDriver('42P01'), new Error('without a code'), 'no error', null])(
  'anything else is no problem of the database: %s',
  (error) => expect(databaseProblem(error)).toBeNull(),
);

it.each(['ECONNRESET', 'ENOENT', 'EPIPE', '53100', '57P01'])(
  '%s of another socket or file is not the database',
  (code) => {
    expect(databaseCode(withCode(code))).toBeNull();
    expect(databaseProblem(new Error('outer', { cause: withCode(code) }))).toBeNull();
  },
);

it.each(['ENOSPC', 'EDQUOT'])('%s: the disk of this process is full', (code) => {
  expect(databaseProblem(withCode(code))).toMatchObject({ code: 'storage_full' });
});

it('what another driver hands on of PostgreSQL counts, too', () => {
  const error = Object.assign(withCode('42P01'), { severity: 'ERROR' });
  expect(databaseCode(error)).toBe('42P01');
});

it("the code is that of the driver's error, or of what caused it", () => {
  expect(databaseCode(wrapped(new postgres.PostgresError('duplicate')))).toBeNull();
  expect(databaseCode(wrapped(ofDriver('23505')))).toBe('23505');
  expect(databaseCode(new Error('outer', { cause: wrapped(ofDriver('23505')) }))).toBe('23505');
  expect(databaseCode({ code: '23505' })).toBeNull();
});
