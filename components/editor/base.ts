import type { JsonObject } from '@/lib/config-schema';
import type { TunedConfig } from '@/lib/domain/config/source';
import type { Answer } from '@/lib/platform/client/call';

/** The saved state that a form started from. The ETag goes with the next save as If-Match. */
export type Base = {
  etag: string;
  revision: number;
  /** Of the schema; undefined where there is only one. */
  version: number | undefined;
  overrides: JsonObject;
};

/** The base that an answer of the config endpoint stands for. Throws where it lacks the ETag it promises. */
export function baseOf({ data, etag }: Answer<TunedConfig>): Base {
  if (etag === null) throw new Error('The config came without an ETag');
  const { revision, version, overrides } = data;
  return { etag, revision, version, overrides };
}
