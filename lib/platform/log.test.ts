import { DrizzleQueryError } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { log } from './log';

function lineOf(error: unknown): string {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  log('error', 'it failed', { error });
  return String(written.mock.calls.at(-1)?.[0]);
}

const failed = () =>
  new DrizzleQueryError(
    "select id from sessions\n  at time zone 'utc'\nwhere token = $1",
    ['hush-token\nhush-line'],
    Object.assign(new Error('connection closed'), { code: 'CONNECTION_CLOSED' }),
  );

it('logs a failed query once, without its values', () => {
  const cause = failed();
  const line = lineOf(new Error('outer', { cause }));
  expect(line).not.toContain('hush');
  expect(line.split('select id from')).toHaveLength(2);
  expect(JSON.parse(line).error.cause).toMatchObject({
    message: "Failed query: select id from sessions\n  at time zone 'utc'\nwhere token = $1",
    stack: expect.stringMatching(/^at .*log\.test\.ts/),
    cause: { message: 'connection closed', code: 'CONNECTION_CLOSED' },
  });
});

it('keeps the values out of a message that repeats the one of a query', () => {
  expect(lineOf(new Error(`again: ${failed().message}`))).not.toContain('hush');
});

it('leaves other messages as they are', () => {
  expect(JSON.parse(lineOf(new Error('no route\nparams: 1'))).error.message).toBe('no route\nparams: 1');
});

it('an error that is its own cause is one line, too', () => {
  const error = new Error('round');
  error.cause = error;
  expect(JSON.parse(lineOf(error)).error.cause.message).toBe('round');
});
