import { z } from 'zod';
import { alarmCode } from '@/lib/domain/installation/contract';
import { defineEndpoint } from '@/lib/platform/http/endpoint';

export const liveEndpoint = defineEndpoint({
  id: 'live',
  method: 'GET',
  path: '/api/health/live',
  summary: 'Whether the process runs',
  tag: 'Health',
  permission: null,
  response: z.object({ status: z.literal('live') }),
});

export const readiness = z.object({
  status: z.literal('ready'),
  alarms: z.array(alarmCode).describe('What an admin must decide; the product serves all the same'),
});

export const readyEndpoint = defineEndpoint({
  id: 'ready',
  method: 'GET',
  path: '/api/health/ready',
  summary: 'Whether the process can serve: 503 while the database is away',
  tag: 'Health',
  permission: null,
  response: readiness,
});

export const openApiEndpoint = defineEndpoint({
  id: 'openApi',
  method: 'GET',
  path: '/api/openapi.json',
  summary: 'This document',
  tag: 'Health',
  permission: null,
  response: z.looseObject({ openapi: z.literal('3.1.0') }),
});
