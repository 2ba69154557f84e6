import type { Result } from './run-texts';

/** A job that made a picture under revision 7, for tests. */
export const succeeded: Result = {
  id: '0b0e7c5e-6a38-4a3c-9d55-1f6f5e0b7a11',
  kind: 'job',
  status: 'succeeded',
  model_id: 'qwen/qwen-image-edit',
  version: 1,
  config_revision: 7,
  config_source: 'stream',
  overrides: null,
  config: { go_fast: true, output_quality: 80 },
  input: { prompt: 'Add a lamp', go_fast: true, output_quality: 80 },
  prompt: 'Add a lamp',
  warnings: [],
  outputs: [{ url: `/api/v1/images/${'a'.repeat(64)}`, content_type: 'image/webp' }],
  error: null,
  cost: { amount: '0.03', currency: 'USD' },
  prediction_id: 'rrr4z55ocneqzikepnug6xezpe',
  progress: { status: 'succeeded', logs: 'Using seed: 4242\n100%|██████████|', predict_time: 4.237 },
  retry: null,
  canceled_by: null,
  actor: { kind: 'token', id: 't1', name: 'staging-worker' },
  created_at: '2026-07-03T14:00:00.000Z',
  started_at: '2026-07-03T14:00:01.000Z',
  finished_at: '2026-07-03T14:00:06.000Z',
};
