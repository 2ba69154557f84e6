import { describe, expect, it } from 'vitest';
import { ProviderError } from '../ports';
import { predictionJson } from './fixtures/scripted-provider';
import { failureOf, readPrediction } from './index';

const read = (more: object) => readPrediction(predictionJson(more));

describe('a prediction', () => {
  it('that just began has no output, no logs and no times', () => {
    expect(readPrediction(predictionJson())).toEqual({
      id: 'heat2o3bzn3ahtr6bjfftvbaci',
      model: 'qwen/qwen-image-edit',
      status: 'starting',
      input: { prompt: 'A lamp' },
      outputs: [],
      error: null,
      logs: '',
      createdAt: new Date('2026-01-01T00:00:00.123Z'),
      startedAt: null,
      completedAt: null,
      predictTime: null,
      dataRemoved: false,
    });
  });

  it('that ended has them, whatever else stands there', () => {
    expect(
      read({
        status: 'succeeded',
        output: ['https://replicate.delivery/a.webp'],
        logs: 'done',
        started_at: '2023-11-27T13:35:45.99397566Z',
        completed_at: '2023-11-27T13:35:46.123456789Z',
        metrics: { predict_time: 1.5, total_time: 2, odd: {} },
        webhook_completed: null,
        deadline: '…',
      }),
    ).toMatchObject({
      status: 'succeeded',
      outputs: ['https://replicate.delivery/a.webp'],
      logs: 'done',
      startedAt: new Date('2023-11-27T13:35:45.993Z'),
      completedAt: new Date('2023-11-27T13:35:46.123Z'),
      predictTime: 1.5,
    });
  });

  it.each<[unknown, string[]]>([
    [undefined, []],
    [null, []],
    ['https://replicate.delivery/a.png', ['https://replicate.delivery/a.png']],
    ['data:image/png;base64,iVBO', ['data:image/png;base64,iVBO']],
    [
      ['http://127.0.0.1:9/a', 'data:,x', null],
      ['http://127.0.0.1:9/a', 'data:,x'],
    ],
    [
      { image: 'https://a.example/1', parts: ['https://a.example/2'] },
      ['https://a.example/1', 'https://a.example/2'],
    ],
    [['Once', ' upon', ' a time'], []],
    [7, []],
  ])('output %j is %j', (output, outputs) => expect(read({ output }).outputs).toEqual(outputs));

  it('expired keeps its id and its status', () => {
    const expired = { status: 'succeeded', output: null, input: {}, logs: null, data_removed: true };
    expect(read(expired)).toMatchObject({ outputs: [], logs: '', input: {}, dataRemoved: true });
  });

  it('with a status that nobody knows goes on until it is over', () => {
    expect(read({ status: 'warming' }).status).toBe('processing');
    expect(read({ status: null }).status).toBe('processing');
    expect(read({ status: 'lost', completed_at: '2026-01-01T00:00:01Z' }).status).toBe('failed');
  });

  it('with members of another kind is read as if they were absent', () => {
    const odd = {
      input: [],
      logs: 5,
      created_at: 'today',
      metrics: { predict_time: '3' },
      error: { code: 7 },
    };
    expect(read(odd)).toMatchObject({
      input: {},
      logs: '',
      createdAt: new Date(0),
      predictTime: null,
      error: '{"code":7}',
    });
  });

  it.each([null, undefined, 'x', [], {}, { id: '' }, { id: 5 }])('%j is none', (json) =>
    expect(() => readPrediction(json)).toThrow(ProviderError),
  );
});

describe('what a prediction came to', () => {
  const failure = (more: object) => failureOf(read(more));

  it.each(['starting', 'processing', 'succeeded'])('%s: nothing to say', (status) =>
    expect(failure({ status })).toBeNull(),
  );

  it.each<[object, string, string]>([
    [{ status: 'canceled' }, 'canceled', 'canceled at Replicate'],
    [{ status: 'aborted' }, 'timed_out', 'never ran'],
    [{ status: 'failed', error: 'CUDA out\n of memory' }, 'failed', 'The model failed: CUDA out of memory'],
    [{ status: 'failed', error: null }, 'failed', 'does not say why'],
    [
      {
        status: 'failed',
        error: 'The input or output was flagged as sensitive. Please try again with different inputs. (E005)',
      },
      'safety_refusal',
      'flagged as sensitive',
    ],
    [{ status: 'failed', error: 'NSFW content detected. Try running it again.' }, 'safety_refusal', 'NSFW'],
  ])('%j is %s', (more, errorClass, words) =>
    expect(failure(more)).toMatchObject({ errorClass, message: expect.stringContaining(words) }),
  );
});
