import { z } from 'zod';
import { permissions } from '@/lib/platform/auth/permissions';
import { defineEndpoint } from '@/lib/platform/http/endpoint';
import { nextCursor, paging, timestamp } from '@/lib/platform/http/schemas';
import { tokenPath, tokensPath } from './paths';

/** An API token without its secret. Belongs to the organisation, not to who made it. */
export const token = z
  .object({
    id: z.string(),
    name: z.string(),
    prefix: z.string().describe('The first characters, to recognise it by'),
    scopes: z.array(z.enum(permissions)),
    created_at: timestamp,
    created_by: z.string(),
    expires_at: timestamp.nullable(),
    last_used_at: timestamp.nullable().describe('To the minute'),
  })
  .meta({ id: 'Token' });

export type Token = z.infer<typeof token>;

export const tokenList = z.object({ tokens: z.array(token), next_cursor: nextCursor });

export type TokenList = z.infer<typeof tokenList>;

export const createdToken = token
  .extend({ token: z.string().describe('Shown only here') })
  .meta({ id: 'CreatedToken' });

export type CreatedToken = z.infer<typeof createdToken>;

export const listTokensEndpoint = defineEndpoint({
  id: 'listTokens',
  method: 'GET',
  path: tokensPath,
  summary: 'The tokens that are not revoked',
  tag: 'Tokens',
  permission: 'admin',
  query: z.object(paging),
  response: tokenList,
});

/** In milliseconds: more than clocks of two machines differ. */
const DAY = 86_400_000;

export const createTokenBody = z.strictObject({
  name: z.string().trim().min(1, 'Enter a name').max(100),
  scopes: z.array(z.enum(permissions)).min(1, 'Choose at least one scope'),
  expires_at: timestamp
    // The exact check is `createToken`'s, by the database's clock.
    .refine((time) => Date.parse(time) > Date.now() - DAY, 'Must be in the future')
    .nullable()
    .optional(),
});

export const createTokenEndpoint = defineEndpoint({
  id: 'createToken',
  method: 'POST',
  path: tokensPath,
  summary: 'Make a token; its secret is shown once',
  tag: 'Tokens',
  permission: 'admin',
  body: createTokenBody,
  response: createdToken,
  status: 201,
});

export const revokeTokenEndpoint = defineEndpoint({
  id: 'revokeToken',
  method: 'DELETE',
  path: tokenPath,
  summary: 'Revoke a token',
  tag: 'Tokens',
  permission: 'admin',
  response: token,
});
