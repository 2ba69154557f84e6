import type { StoredRefusal } from '@/drizzle/schema';
import type { JsonObject, ParameterSchema } from '@/lib/config-schema';
import { ProblemError } from '@/lib/platform/errors';
import type { InputIssue } from '@/lib/providers/input-builder';
import { registry } from '@/lib/providers/registry';
import { inputsOf } from '@/lib/worker/inputs/inputs-of';
import { keptImageId } from '@/lib/worker/inputs/kept-image';
import { mapTexts } from '@/lib/worker/inputs/map-texts';
import { prompted } from '@/lib/worker/inputs/prompted';
import { builtInLibrary } from '@/lib/worker/prompts';
import type { JobRequest } from '../contract';

type Sendable = {
  model: { id: string; name: string };
  schema: ParameterSchema;
  /** Overrides or a whole config. */
  config: JsonObject;
  request: JobRequest;
  /** Where the request's own members stand in the body. */
  at: '' | '/request';
};

/** Any address will do in the place of a picture that is kept here. */
const SOME_PICTURE = 'https://modelboard.invalid/picture.png';
const COMMON = ['image', 'prompt', 'seed'];

/** Throws `invalid` with everything for which the job would not be sent, as far as that can be known before. */
export function requireSendable({ model, schema, config, request, at }: Sendable): void {
  const { inputs } = prompted({
    inputs: mapTexts(inputsOf(request), (text) => (keptImageId(text) ? SOME_PICTURE : text)),
    roomType: request.room_type ?? null,
    style: request.style ?? null,
    library: builtInLibrary,
    schema,
  });
  const builder = registry.inputBuilderOf({ modelId: model.id, name: model.name, schema });
  const issues = builder.validate({ request: { inputs }, config });
  if (issues.length === 0) return;
  throw unsendable(issues.map((issue) => entryOf(issue, request, at)));
}

/** What such a job is answered with. `jobId`: the failed job that was stored for it. */
export function unsendable(refusal: StoredRefusal, jobId?: string): ProblemError {
  const { errors, ...omitted } = Array.isArray(refusal) ? { errors: refusal } : refusal;
  return new ProblemError('invalid', 'The provider would refuse this job; see errors.', {
    errors,
    members: { ...omitted, ...(jobId !== undefined && { job_id: jobId }) },
  });
}

/** An input at its place in the body, a parameter in the config. */
function entryOf({ part, ...issue }: InputIssue, request: JobRequest, at: string) {
  if (part === 'config') return issue;
  const name = issue.path.split('/')[1] ?? '';
  const isOwn = COMMON.includes(name) && !Object.hasOwn(request.inputs ?? {}, name);
  return { ...issue, path: `${at}${isOwn ? '' : '/inputs'}${issue.path}`, in: 'body' as const };
}
