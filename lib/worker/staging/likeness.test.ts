import { expect, it } from 'vitest';
import { pictureUrl } from '@/lib/providers/fixtures/pictures';
import { predictionJson } from '../replicate/fixtures/scripted-provider';
import { readPrediction } from '../replicate/read-prediction';
import { likenessOf } from './likeness';

const picture = pictureUrl('image/png');
const other = pictureUrl('image/gif');
const sent = { prompt: 'A lamp', image: picture, steps: 4 };
const call = { modelId: 'acme/painter', input: sent, secrets: {} };

const likeness = (input: object, more: object = {}) =>
  likenessOf(readPrediction(predictionJson({ model: 'acme/painter', input, ...more })), call);

it.each<[string, object, string]>([
  ['the same', { steps: 4, image: picture, prompt: 'A lamp' }, 'same'],
  ['another text', { ...sent, prompt: 'A rug' }, 'other'],
  ['one more member', { ...sent, seed: 7 }, 'other'],
  ['one less', { image: picture, prompt: 'A lamp' }, 'other'],
  ['an address in the place of the picture', { ...sent, image: 'https://example.com/a.png' }, 'unclear'],
  ['nothing in its place', { prompt: 'A lamp', steps: 4 }, 'unclear'],
  ['null in its place', { ...sent, image: null }, 'unclear'],
  ['its beginning', { ...sent, image: picture.slice(0, 40) }, 'unclear'],
  ['its type alone', { ...sent, image: 'data:image/png;base64,...' }, 'unclear'],
  ['another picture, whole', { ...sent, image: other }, 'other'],
  ['no picture and another text', { prompt: 'A rug', steps: 4 }, 'other'],
])('%s is %j', (_, input, expected) => expect(likeness(input)).toBe(expected));

it('a picture in a list or an object is compared like any', () => {
  const deep = { ...call, input: { images: [picture, { mask: picture }], steps: 4 } };
  const of = (input: object) =>
    likenessOf(readPrediction(predictionJson({ model: 'acme/painter', input })), deep);
  expect(of(deep.input)).toBe('same');
  expect(of({ images: ['https://example.com/a', { mask: null }], steps: 4 })).toBe('unclear');
  expect(of({ images: [picture, { mask: other }], steps: 4 })).toBe('other');
  expect(of({ images: [picture], steps: 4 })).toBe('other');
});

it('a secret need not be repeated', () => {
  const secret = { ...call, input: { ...sent, key: 'k3y' }, secrets: { key: 'k3y' } };
  const of = (input: object) =>
    likenessOf(readPrediction(predictionJson({ model: 'acme/painter', input })), secret);
  expect(of({ ...sent, key: 'k3y' })).toBe('same');
  expect(of({ ...sent, key: '**********' })).toBe('unclear');
  expect(of(sent)).toBe('unclear');
  expect(of({ ...sent, steps: 5 })).toBe('other');
});

it('the model counts where the provider says it and it was called by its name', () => {
  expect(likeness(sent, { model: 'Acme/Painter' })).toBe('same');
  expect(likeness(sent, { model: undefined })).toBe('same');
  expect(likeness(sent, { model: 'acme/other' })).toBe('unclear');
  const json = predictionJson({ model: 'acme/other', input: sent });
  expect(likenessOf(readPrediction(json), { ...call, modelId: null })).toBe('same');
});

it('what the provider has removed cannot be told', () => {
  expect(likeness({}, { data_removed: true })).toBe('unclear');
  expect(likeness({}, { data_removed: true, model: 'acme/other' })).toBe('other');
});
