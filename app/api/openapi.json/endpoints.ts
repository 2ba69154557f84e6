import * as audit from '@/lib/domain/audit/contract';
import * as config from '@/lib/domain/config/contract';
import * as health from '@/lib/domain/health/contract';
import * as images from '@/lib/domain/images/contract';
import * as inputs from '@/lib/domain/inputs/contract';
import * as installation from '@/lib/domain/installation/contract';
import * as jobs from '@/lib/domain/jobs/contract';
import * as members from '@/lib/domain/members/contract';
import * as models from '@/lib/domain/models/contract';
import * as importing from '@/lib/domain/models/import-contract';
import * as presets from '@/lib/domain/presets/contract';
import * as prompts from '@/lib/domain/prompts/contract';
import * as registry from '@/lib/domain/registry/contract';
import * as runs from '@/lib/domain/runs/contract';
import * as runtime from '@/lib/domain/runtime/contract';
import * as settings from '@/lib/domain/settings/contract';
import * as tokens from '@/lib/domain/tokens/contract';
import * as webhooks from '@/lib/domain/webhooks/contract';
import * as workers from '@/lib/domain/workers/contract';
import type { Endpoint } from '@/lib/platform/http/endpoint';

/** Every endpoint of the HTTP API but sign-in, as the contracts declare them. */
export const endpoints: Endpoint[] = [
  models,
  importing,
  config,
  presets,
  prompts,
  inputs,
  images,
  registry,
  runtime,
  jobs,
  runs,
  settings,
  audit,
  members,
  tokens,
  workers,
  webhooks,
  installation,
  health,
]
  .flatMap((contract): unknown[] => Object.values(contract))
  .filter(isEndpoint)
  .filter((endpoint) => !endpoint.path.startsWith('/api/auth/'));

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'response' in value;
}
