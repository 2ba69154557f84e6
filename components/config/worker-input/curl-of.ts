import type { JsonObject } from '@/lib/config-schema';
import { runtimeInputPath } from '@/lib/domain/runtime/paths';
import { fillPath } from '@/lib/platform/client/path';

/** A command that asks the runtime API for the input of a job. The body comes from a here-document, so it may be long. */
export function curlOf({
  origin,
  modelId,
  job,
}: {
  origin: string;
  modelId: string;
  job: JsonObject;
}): string {
  const url = `${origin}${fillPath(runtimeInputPath, { modelId })}`;
  return [
    `curl -sS '${url}' \\`,
    `  -H "Authorization: Bearer $MODELBOARD_API_TOKEN" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  --data-binary @- <<'JSON'`,
    JSON.stringify(job),
    'JSON',
    '',
  ].join('\n');
}
