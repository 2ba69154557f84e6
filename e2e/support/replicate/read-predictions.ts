import { type Answer, json } from './answer';
import type { Arrived } from './arrived';
import { pageOf } from './page';
import type { Prediction } from './prediction';
import { bodyOf } from './prediction-body';
import { invalidRequest, notFound } from './problems';
import type { World } from './world';

const LIMITS = { 'ratelimit-remaining': '2999', 'ratelimit-reset': '1' };

/** `GET /predictions/{id}`: asking changes nothing. */
export async function getPrediction(world: World, arrived: Arrived): Promise<Answer> {
  const prediction = find(world, arrived);
  return prediction ? json(200, await bodyOf(prediction, world), LIMITS) : notFound();
}

/** `POST /predictions/{id}/cancel`: one that has ended stays as it is. */
export async function cancelPrediction(world: World, arrived: Arrived): Promise<Answer> {
  const prediction = find(world, arrived);
  if (!prediction) return notFound();
  prediction.cancel();
  return json(200, await bodyOf(prediction, world), LIMITS);
}

/** `GET /predictions`: the newest first, between two times. All of them come over the API, none from the web. */
export async function listPredictions(world: World, { url }: Arrived): Promise<Answer> {
  const after = timeOf(url, 'created_after');
  const before = timeOf(url, 'created_before');
  if (Number.isNaN(after) || Number.isNaN(before)) {
    return invalidRequest('created_after, created_before: must be date-times in ISO 8601 format');
  }
  const source = url.searchParams.get('source');
  if (source !== null && source !== 'web') return invalidRequest('source: must be web');
  const found = world.predictions.filter(({ createdAt }) => {
    const time = createdAt.getTime();
    return (after === null || time >= after) && (before === null || time < before) && source === null;
  });
  const { results, next, previous } = pageOf(found.reverse(), url, world);
  const bodies = await Promise.all(results.map((prediction) => bodyOf(prediction, world)));
  return json(200, { next, previous, results: bodies }, LIMITS);
}

/** `GET /delivery/{id}/{file}`: a picture, as long as its data is kept. */
export async function readOutput({ predictions }: World, { parameters }: Arrived): Promise<Answer> {
  const [id, file] = parameters;
  const prediction = predictions.find((one) => one.id === id);
  const index = Array.from({ length: prediction?.pictures ?? 0 }).findIndex(
    (_, place) => prediction?.fileOf(place) === file,
  );
  if (!prediction || index < 0) return notFound();
  const type = file?.endsWith('.jpg') ? 'jpeg' : file?.split('.').at(-1);
  return { status: 200, headers: { 'content-type': `image/${type}` }, body: await prediction.draw(index) };
}

function find({ predictions }: World, { parameters: [id] }: Arrived): Prediction | undefined {
  return predictions.find((prediction) => prediction.id === id);
}

function timeOf(url: URL, name: string): number | null {
  const text = url.searchParams.get(name);
  return text === null ? null : new Date(text).getTime();
}
