import type { Endpoint } from '@/lib/platform/http/endpoint';
import * as audit from '../audit/contract';
import * as config from '../config/contract';
import * as health from '../health/contract';
import * as images from '../images/contract';
import * as inputs from '../inputs/contract';
import * as installation from '../installation/contract';
import * as jobs from '../jobs/contract';
import * as members from '../members/contract';
import * as models from '../models/contract';
import * as importing from '../models/import-contract';
import * as presets from '../presets/contract';
import * as prompts from '../prompts/contract';
import * as registry from '../registry/contract';
import * as runs from '../runs/contract';
import * as runtime from '../runtime/contract';
import * as settings from '../settings/contract';
import * as tokens from '../tokens/contract';
import * as webhooks from '../webhooks/contract';
import * as workers from '../workers/contract';

const contracts = {
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
};

type Contracts = typeof contracts;

/** What each declared endpoint is, as a union; clients take the types of their requests from it. */
export type DeclaredEndpoint = {
  [Name in keyof Contracts]: Contracts[Name][Extract<keyof Contracts[Name], `${string}Endpoint`>];
}[keyof Contracts];

/** Every endpoint of the HTTP API but sign-in, as the contracts declare them. */
export const endpoints: Endpoint[] = Object.values(contracts)
  .flatMap((contract): unknown[] => Object.values(contract))
  .filter(isEndpoint)
  .filter((endpoint) => !endpoint.path.startsWith('/api/auth/'));

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'response' in value;
}
