import { queryOptions } from '@tanstack/react-query';
import type { Permission } from '@/lib/platform/auth/permissions';
import { call } from '@/lib/platform/client/call';
import { fillPath } from '@/lib/platform/client/path';
import type { CreatedToken, Token, TokenList } from './contract';
import { tokenPath, tokensPath } from './paths';

export const tokensQuery = () =>
  queryOptions({
    queryKey: [tokensPath],
    queryFn: ({ signal }) => call<TokenList>('GET', fillPath(tokensPath, {}, { limit: 1000 }), { signal }),
  });

export const createToken = (body: { name: string; scopes: Permission[]; expires_at?: string | null }) =>
  call<CreatedToken>('POST', tokensPath, { body });

export const revokeToken = (tokenId: string) => call<Token>('DELETE', fillPath(tokenPath, { tokenId }));
