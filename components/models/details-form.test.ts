import { describe, expect, test } from 'vitest';
import { RequestError } from '@/lib/platform/client/call';
import { ProblemError } from '@/lib/platform/errors';
import { detailsUpdate, fieldErrors } from './details-form';

const model = { name: 'Flux Kontext Pro', description: 'Edits pictures', slug: 'flux-kontext-pro' };

describe('the update that a details form sends', () => {
  test('carries only what changed', () => {
    expect(detailsUpdate(model, { ...model, name: ' Flux Pro ' })).toEqual({ name: 'Flux Pro' });
  });

  test('can empty the description', () => {
    expect(detailsUpdate(model, { ...model, description: '' })).toEqual({ description: '' });
  });

  test('is nothing where only blanks were added', () => {
    expect(detailsUpdate(model, { ...model, slug: 'flux-kontext-pro ' })).toBeNull();
  });
});

describe('the errors of a refused update', () => {
  const refused = (paths: string[]) => {
    const errors = paths.map((path) => ({
      path,
      code: 'pattern',
      message: `wrong ${path}`,
      in: 'body' as const,
    }));
    return new RequestError(
      422,
      new ProblemError('invalid', 'Some values are not valid', { errors }).toProblem('1'),
    );
  };

  test('stand at their fields', () => {
    expect(fieldErrors(refused(['/slug', '/archived']))).toEqual({ slug: 'wrong /slug' });
  });

  test('are none for a failure of another kind', () => {
    expect(fieldErrors(new RequestError(0, null))).toEqual({});
    expect(fieldErrors(null)).toEqual({});
  });
});
