import { queryOptions } from '@tanstack/react-query';
import { request } from '@/lib/domain/api/request';
import type { Permission } from '@/lib/platform/auth/permissions';
import { tokenPath, tokensPath } from './paths';

export const tokensQuery = () =>
  queryOptions({
    queryKey: [tokensPath],
    queryFn: ({ signal }) => request('GET', tokensPath, { query: { limit: 1000 }, signal }),
  });

export const createToken = (body: { name: string; scopes: Permission[]; expires_at?: string | null }) =>
  request('POST', tokensPath, { body });

export const revokeToken = (tokenId: string) => request('DELETE', tokenPath, { params: { tokenId } });
