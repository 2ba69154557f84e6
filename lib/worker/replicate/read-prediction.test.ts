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

  it.each([
    [
      'Replicate',
      'The input or output was flagged as sensitive. Please try again with different inputs. (E005)',
    ],
    ['BFL', 'Request Moderated'],
    ['BFL', 'Content Moderated'],
    ['BFL', 'BFL API did not return an image due to: Request Moderated.'],
    ['ByteDance', 'InputTextSensitiveContentDetected'],
    ['ByteDance', 'Error code: OutputImageSensitiveContentDetected.PolicyViolation'],
    ['ByteDance', 'The request failed because the output image may contain sensitive information.'],
    ['ByteDance', 'InputImageRiskDetection: the input image includes sensitive content'],
    ['OpenAI', 'Your request was rejected by the safety system.'],
    ['OpenAI', 'Your request was rejected as a result of our safety system.'],
    ['OpenAI', 'Your prompt may contain text that is not allowed by our safety system.'],
    ['OpenAI', '{"code":"moderation_blocked","type":"image_generation_user_error"}'],
    ['Azure', '{"code":"content_filter","innererror":{"code":"ResponsibleAIPolicyViolation"}}'],
    [
      'Azure',
      "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
    ],
    ['Google', "This prompt contains sensitive words that violate Google's Responsible AI practices."],
    ['Google', "All images were filtered out because they violated Vertex AI's usage guidelines."],
    ['Google', 'The response is blocked, as it may violate our policies.'],
    ['Google', 'Gemini image generation blocked [IMAGE_SAFETY]'],
    ['Google', 'No image: finishReason: "SAFETY"'],
    ['Google', 'promptFeedback: {"blockReason": "PROHIBITED_CONTENT"}'],
    ['Google', 'Your current safety filter threshold prohibited one or more words in this prompt.'],
    ['Stability', 'Your request was flagged by our content moderation system, as a result it was denied.'],
    ['Stability', 'NSFW content detected. Try running it again, or try a different prompt.'],
    ['Stability', 'Potential NSFW content was detected in one or more images.'],
    ['fal', 'It contained material flagged by a content checker.'],
    ['fal', '[{"type":"content_policy_violation","loc":["body","prompt"]}]'],
    ['fal', 'The generated image was blocked by the safety filter.'],
    ['Ideogram', 'Prompt provided failed safety check due to the inclusion of prohibited content.'],
    ['Recraft', 'The prompt was rejected: it violates the content policy'],
    ['Alibaba', 'DataInspectionFailed: Input data may contain inappropriate content.'],
    ['Adobe', 'prompt_unsafe'],
    ['Kling', 'Failure to pass the risk control system'],
    ['MiniMax', 'input new_sensitive'],
    ['Luma', 'prompt not allowed because advanced moderation failed'],
  ])('a refusal for safety in the words of %s: %s', (_, error) =>
    expect(failure({ status: 'failed', error })?.errorClass).toBe('safety_refusal'),
  );

  it.each([
    'CUDA out of memory. Tried to allocate 5.92 GiB (GPU 0; 14.76 GiB total capacity)',
    'Out of memory in the NSFW checker',
    'No module named "nsfw_detector"',
    'safety_checker/pytorch_model.bin: no such file or directory',
    'Failed to load the safety filter: connection reset by peer',
    'Content moderation is temporarily unavailable',
    'Prediction interrupted; please retry (code: PA)',
    'Director: unexpected error handling prediction (E6716)',
    'The content of the image could not be decoded',
    'Input image is too large',
    'aspect_ratio is not allowed for this model',
  ])('that stays a failure: %s', (error) =>
    expect(failure({ status: 'failed', error })?.errorClass).toBe('failed'),
  );
});
