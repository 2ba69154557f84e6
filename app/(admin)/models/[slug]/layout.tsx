import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ModelHeader } from '@/components/models/model-header';
import { modelQuery } from '@/lib/domain/models/queries';
import { differingParametersQuery } from '@/lib/domain/registry/queries';
import { compareVersion } from '@/lib/domain/registry/server';
import { createQueryClient } from '@/lib/platform/client/query-client';
import { pageContext } from '@/lib/platform/http/page';
import { modelOfPage } from './model-of-page';

type LayoutProps = { children: ReactNode; params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { name } = await modelOfPage((await params).slug);
  return { title: { default: name, template: `%s · ${name} · Modelboard` } };
}

export default async function ModelLayout({ children, params }: LayoutProps) {
  const [ctx, model] = await Promise.all([
    pageContext('models:read'),
    params.then(({ slug }) => modelOfPage(slug)),
  ]);
  const { id, version, staged_version: staged } = model;
  const queryClient = createQueryClient();
  queryClient.setQueryData(modelQuery(model.id).queryKey, { data: model, etag: null });
  if (version !== null && staged !== null) {
    await queryClient.prefetchQuery({
      queryKey: differingParametersQuery(id, version, staged).queryKey,
      queryFn: async () =>
        (await compareVersion({ ctx, input: { modelName: id, version: staged } })).parameters,
      retry: false,
    });
  }
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ModelHeader modelId={model.id} />
      {children}
    </HydrationBoundary>
  );
}
