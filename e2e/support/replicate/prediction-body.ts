import type { JsonObject } from '@/lib/config-schema';
import type { Prediction } from './prediction';

/** Where the double is reached, without a slash at the end. */
type Place = { url: string };

const PLACES = [3, 6, 9];
const MIME = { webp: 'image/webp', jpg: 'image/jpeg', png: 'image/png' };

/**
 * A prediction as the provider tells it.
 *
 * @param isWaitedFor in the answer of a create that was held: pictures come as data URLs there
 */
export async function bodyOf(prediction: Prediction, place: Place, isWaitedFor = false): Promise<JsonObject> {
  const { plan, pictures } = prediction;
  const body = told(prediction, place);
  const isData = plan.delivery === 'data' || (plan.delivery === 'as-asked' && isWaitedFor);
  if (!isData || pictures === 0) return body;
  const drawn = Array.from({ length: pictures }, async (_, index) => {
    const type = prediction.fileOf(index).split('.').at(-1) as keyof typeof MIME;
    return `data:${MIME[type]};base64,${(await prediction.draw(index)).toString('base64')}`;
  });
  return { ...body, output: shaped(prediction, await Promise.all(drawn)) };
}

function told(prediction: Prediction, { url }: Place): JsonObject {
  const { id, model, input, status, error, logs, plan, pictures, startedAt, completedAt } = prediction;
  const isRecorded = plan.form === 'recorded';
  const addresses = Array.from({ length: pictures }, (_, index) => addressOf(prediction, index, url));
  const self = `${url}/v1/predictions/${id}`;
  return {
    id,
    model: model.id,
    version: versionOf(prediction),
    input: plan.tellsInput === 'as-asked' ? input : withAddresses(input, url),
    logs: logs === '' && isRecorded ? null : logs,
    ...(pictures > 0 || !isRecorded || prediction.hasEnded ? { output: shaped(prediction, addresses) } : {}),
    data_removed: prediction.isDataRemoved,
    error,
    status,
    ...(isRecorded ? { webhook_completed: null } : { source: 'api' }),
    created_at: timeOf(prediction.createdAt, id),
    ...(startedAt ? { started_at: timeOf(startedAt, id) } : {}),
    ...(completedAt ? { completed_at: timeOf(completedAt, id), metrics: metricsOf(prediction) } : {}),
    ...(prediction.deadline ? { deadline: timeOf(prediction.deadline, id) } : {}),
    urls: { ...(isRecorded ? {} : { web: `${url}/p/${id}` }), get: self, cancel: `${self}/cancel` },
  };
}

function withAddresses(input: JsonObject, url: string): JsonObject {
  const address = (_: string, value: unknown) =>
    typeof value === 'string' && value.startsWith('data:') ? `${url}/files/${value.length}` : value;
  return JSON.parse(JSON.stringify(input, address));
}

/** One text for a model that makes one picture, a list for others; null where there is none. */
function shaped({ plan, model, pictures }: Prediction, outputs: string[]) {
  if (pictures === 0) return null;
  return (plan.shape ?? model.output) === 'list' ? outputs : (outputs[0] ?? null);
}

function versionOf({ isOfVersion, version, plan, model }: Prediction): string {
  if (isOfVersion || !model.isOfficial) return version.id;
  return plan.form === 'recorded' ? `dp-${version.id.slice(0, 32)}` : 'hidden';
}

/** In seconds; `predict_time` leaves the time before the start out. */
function metricsOf({ createdAt, startedAt, completedAt }: Prediction): JsonObject {
  const secondsSince = (time: Date) => ((completedAt ?? time).getTime() - time.getTime()) / 1000;
  return {
    ...(startedAt ? { predict_time: secondsSince(startedAt) } : {}),
    total_time: secondsSince(createdAt),
  };
}

/** With 3, 6 or 9 digits of a second, the same for one prediction. */
function timeOf(time: Date, id: string): string {
  const places = PLACES[id.charCodeAt(0) % PLACES.length] ?? 3;
  return time.toISOString().replace('Z', `${'0'.repeat(places - 3)}Z`);
}

function addressOf(prediction: Prediction, index: number, url: string): string {
  return `${url}/delivery/${prediction.id}/${prediction.fileOf(index)}`;
}
