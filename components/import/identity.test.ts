import { describe, expect, it } from 'vitest';
import { RequestError } from '@/lib/platform/client/call';
import { ProblemError } from '@/lib/platform/errors';
import { filled } from './identity';
import { nameProblem } from './name-problem';

describe('the names that are sent', () => {
  it('are those that were typed, without the blanks around them', () => {
    expect(filled({ model_id: ' acme/one ', name: 'One ' })).toEqual({ model_id: 'acme/one', name: 'One' });
  });

  it('leave an emptied name or slug to the server, and let it refuse an emptied id', () => {
    expect(filled({ model_id: ' ', name: '', slug: '  ' })).toEqual({ model_id: '' });
  });
});

describe('what the server has against the names', () => {
  const refusal = (status: number, rest: ConstructorParameters<typeof ProblemError>[2]) =>
    new RequestError(status, new ProblemError('conflict', 'It is taken', rest).toProblem('1'));
  const typed = { model_id: 'acme/one', slug: 'one' };

  it('stands at the field whose text is taken', () => {
    expect(nameProblem(refusal(409, { members: { taken: 'one' } }), typed).fields).toEqual([
      { name: 'slug', message: 'It is taken' },
    ]);
    expect(nameProblem(refusal(409, { members: { taken: 'acme/one' } }), typed)).toEqual({
      fields: [{ name: 'model_id', message: 'It is taken' }],
      rest: null,
    });
  });

  it('stands at the fields that it names, and above them where it names none', () => {
    const errors = [{ path: '/slug', code: 'pattern', message: 'Only letters', in: 'body' as const }];
    expect(nameProblem(refusal(422, { errors }), typed)).toEqual({
      fields: [{ name: 'slug', message: 'Only letters' }],
      rest: null,
    });
    const unreachable = new RequestError(0, null);
    expect(nameProblem(unreachable, typed)).toEqual({ fields: [], rest: unreachable });
  });

  it('is nothing without a refusal', () => {
    expect(nameProblem(null, typed)).toEqual({ fields: [], rest: null });
  });
});
