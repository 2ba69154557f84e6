import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ModelHeader } from '@/components/models/model-header';
import { modelQuery } from '@/lib/domain/models/queries';
import { createQueryClient } from '@/lib/platform/client/query-client';
import { modelOfPage } from './model-of-page';

type LayoutProps = { children: ReactNode; params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { name } = await modelOfPage((await params).slug);
  return { title: { default: name, template: `%s · ${name} · Modelboard` } };
}

export default async function ModelLayout({ children, params }: LayoutProps) {
  const model = await modelOfPage((await params).slug);
  const queryClient = createQueryClient();
  queryClient.setQueryData(modelQuery(model.id).queryKey, { data: model, etag: null });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ModelHeader modelId={model.id} />
      {children}
    </HydrationBoundary>
  );
}
