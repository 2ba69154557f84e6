import { expect, it } from 'vitest';
import { createSchemaForm } from '@/components/form/create-schema-form';
import { reasonNotToRun } from './reason-not-to-run';

const form = createSchemaForm({
  schema: { type: 'object', properties: { steps: { type: 'integer', title: 'Steps', maximum: 4 } } },
  overrides: {},
});
const answer = { model_id: 'acme/painter', version: 1, input: {}, warnings: [], errors: [] };
const preview = { answer, asked: {}, error: null };
const provider = { provider: 'replicate' as const, configured: true, missing: [] };
const text = { fault: null };
const ready = {
  refusal: null,
  provider,
  editor: { issues: [], form, text } as never,
  preview,
  isRunning: false,
};
const fault = { part: 'inputs' as const, path: '/prompt', code: 'required', message: 'prompt is required' };

it('nothing stands against values and a job that are valid, also where nothing was changed', () => {
  expect(reasonNotToRun(ready)).toEqual({ reason: null, jump: null });
});

it('an invalid value is named, and led to', () => {
  form.replaceOverrides({ steps: 9 });
  const editor = { issues: form.issues(), form, text } as never;
  expect(reasonNotToRun({ ...ready, editor })).toEqual({
    reason: '1 value is invalid: Steps',
    jump: { to: 'field', key: form.fields[0]?.key },
  });
});

it('so is text that is no JSON', () => {
  const editor = { issues: [], form, text: { fault: { line: 3, message: 'no JSON' } } } as never;
  expect(reasonNotToRun({ ...ready, editor }).jump).toEqual({ to: 'text' });
});

it('the person, the key, what runs and the job itself stand in this order', () => {
  const missing = { ...provider, configured: false, missing: ['REPLICATE_API_TOKEN'] };
  const faulty = { ...preview, answer: { ...answer, errors: [fault] } };
  const all = {
    ...ready,
    refusal: 'Your role is viewer.',
    provider: missing,
    isRunning: true,
    preview: faulty,
  };
  expect(reasonNotToRun(all).reason).toBe('Your role is viewer.');
  expect(reasonNotToRun({ ...all, refusal: null }).reason).toBe('There is no key for the provider.');
  expect(reasonNotToRun({ ...ready, isRunning: true, preview: faulty }).reason).toBe('It is running.');
  expect(reasonNotToRun({ ...ready, preview: faulty }).reason).toBe('The job has 1 error.');
  const two = { ...answer, errors: [fault, fault] };
  expect(reasonNotToRun({ ...ready, preview: { ...preview, answer: two } }).reason).toBe(
    'The job has 2 errors.',
  );
  expect(reasonNotToRun({ ...ready, preview: { ...preview, answer: null } }).reason).toBe(
    'Looking at the job…',
  );
});
