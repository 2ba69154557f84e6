import type { JsonObject } from '@/lib/config-schema';
import { type Answer, json } from './answer';
import type { Arrived } from './arrived';
import { checkInput } from './check-input';
import { fileAt } from './files';
import { lifeOf, waitOf } from './headers';
import type { Model, Version } from './models';
import { PLAIN } from './plan';
import { Prediction } from './prediction';
import { bodyOf } from './prediction-body';
import { invalidInput, invalidRequest, invalidVersion, notFound } from './problems';
import { readCreate } from './read-create';
import { runPrediction } from './run-prediction';
import { isLoopback } from './webhooks';
import type { World } from './world';

/** `POST /predictions` with a version, or `POST /models/{owner}/{name}/predictions`. */
export async function createPrediction(world: World, arrived: Arrived): Promise<Answer> {
  const asked = readCreate(arrived);
  if (typeof asked === 'string') return invalidRequest(asked);
  const chosen = choose(world, arrived, asked.version);
  if ('status' in chosen) return chosen;
  const { model, version } = chosen;
  if (asked.webhook !== null && !isSafe(asked.webhook)) {
    return invalidRequest('webhook: must be an https address');
  }
  const cancelAfter = arrived.headers['cancel-after'];
  const lifeSeconds = typeof cancelAfter === 'string' ? lifeOf(cancelAfter) : null;
  if (cancelAfter !== undefined && lifeSeconds === null) {
    return invalidRequest('Cancel-After: must be a duration of at least 5 seconds');
  }
  const faults = checkInput(version.schema, asked.input);
  if (faults.length > 0) return invalidInput(faults);

  const plan = { ...PLAIN, ...world.scenes.planOf(asked.input, model.id) };
  const made = { model, version, isOfVersion: asked.version?.includes('/') === false };
  const prediction = new Prediction({ ...made, input: asked.input, plan, longestSide: world.longestSide });
  const unreadable = unreadableFile(world, asked.input);
  if (unreadable) Object.assign(plan, { ends: 'failed', error: `Could not read the file ${unreadable}` });
  world.predictions.push(prediction);
  prediction.listen((happening) => {
    if (happening !== 'completed') return;
    world.timers.afterSeconds(world.dataLives, () => prediction.removeData());
  });
  if (asked.webhook !== null) {
    world.webhooks.follow(prediction, asked.webhook, asked.events, () => bodyOf(prediction, world));
  }
  runPrediction(prediction, world.timers, lifeSeconds);
  return answerFor(world, prediction, arrived);
}

async function answerFor(world: World, prediction: Prediction, { headers }: Arrived): Promise<Answer> {
  const prefer = headers.prefer?.toString();
  const seconds = waitOf(prefer);
  if (seconds !== null) await untilDone(world, prediction, seconds);
  const isDone = prediction.hasEnded;
  const body = await bodyOf(prediction, world, seconds !== null);
  return json(isDone ? 201 : prediction.plan.unfinishedStatus, body, {
    'ratelimit-remaining': '599',
    'ratelimit-reset': '1',
    ...(seconds === null ? {} : { 'preference-applied': prefer ?? '' }),
  });
}

/** Until the prediction has ended, or has output where that is enough, or the time is over. */
function untilDone({ timers }: World, prediction: Prediction, seconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      forget();
      callOff();
      resolve();
    };
    const callOff = timers.afterSeconds(seconds, done);
    const forget = prediction.listen((happening) => {
      const isOutput = happening === 'output' && prediction.plan.waitEndsAt === 'output';
      if (happening === 'completed' || isOutput) done();
    });
  });
}

function choose(
  { models }: World,
  { parameters }: Arrived,
  asked: string | null,
): { model: Model; version: Version } | Answer {
  if (asked === null) {
    const model = models.find(parameters.join('/'));
    const [version] = model?.versions ?? [];
    return model?.isOfficial && version ? { model, version } : notFound();
  }
  const [name = '', versionId] = asked.includes('/') ? asked.split(':') : ['', asked];
  const model = name === '' ? models.findByVersion(asked) : models.find(name);
  const version = model?.versions.find(({ id }, index) =>
    versionId === undefined ? index === 0 && model.isOfficial : id === versionId,
  );
  return model && version ? { model, version } : invalidVersion();
}

function isSafe(webhook: string): boolean {
  return URL.canParse(webhook) && (new URL(webhook).protocol === 'https:' || isLoopback(webhook));
}

/** The address of a file that was uploaded and is gone. */
function unreadableFile(world: World, input: JsonObject): string | undefined {
  const texts = Object.values(input)
    .flat()
    .filter((value) => typeof value === 'string');
  return texts.find((text) => fileAt(world, text) === null);
}
