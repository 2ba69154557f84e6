import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import type { Model } from '@/lib/domain/models/contract';
import { getModel } from '@/lib/domain/models/server';
import { ProblemError } from '@/lib/platform/errors';
import { pageContext } from '@/lib/platform/http/page';
import { decodeSegment } from '@/lib/platform/http/params';
import { PATH_HEADER } from '@/lib/platform/http/path-header';

/**
 * The model that the address names by slug or by id with its slash encoded, read once per page. An unknown one is the
 * "not found" page; an address by id leads on to the same page under the slug.
 */
export const modelOfPage = cache(async (slug: string): Promise<Model> => {
  const model = await modelNamed(slug);
  if (model.slug !== slug) redirect(await addressUnder(model.slug));
  return model;
});

/** The model of this slug or id. An unknown one is the "not found" page. */
export async function modelNamed(key: string): Promise<Model> {
  const ctx = await pageContext('models:read');
  try {
    return await getModel({ ctx, input: { modelId: decodeSegment(key) } });
  } catch (error) {
    if (error instanceof ProblemError && ['not_found', 'bad_request'].includes(error.code)) notFound();
    throw error;
  }
}

async function addressUnder(slug: string): Promise<string> {
  const path = (await headers()).get(PATH_HEADER) ?? '/models/-';
  return path.replace(/^\/models\/[^/?]+/, `/models/${slug}`);
}
