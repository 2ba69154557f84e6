import { DrizzleQueryError } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { log, withoutValues } from './log';

it('keeps the values of a failed query out of the log', () => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const cause = new DrizzleQueryError(
    'select id from sessions\nwhere token = $1',
    ['hush-token\nhush-line'],
    Object.assign(new Error('connection closed'), { code: 'CONNECTION_CLOSED' }),
  );
  log('error', 'it failed', { error: new Error('outer', { cause }) });
  const line = String(written.mock.calls[0]?.[0]);
  expect(line).not.toContain('hush');
  expect(JSON.parse(line).error.cause).toMatchObject({
    message: 'Failed query: select id from sessions\nwhere token = $1',
    stack: expect.stringContaining('log.test.ts'),
    cause: { code: 'CONNECTION_CLOSED' },
  });
});

it('leaves other messages as they are', () => {
  expect(withoutValues('no route\nparams: 1')).toBe('no route\nparams: 1');
});
