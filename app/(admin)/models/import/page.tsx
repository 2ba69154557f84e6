import type { Metadata } from 'next';
import { ImportScreen } from '@/components/import/import-screen';
import { pageContext } from '@/lib/platform/http/page';
import { modelNamed } from '../[slug]/model-of-page';

export const metadata: Metadata = { title: 'Import a model' };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ImportPage({ searchParams }: PageProps) {
  await pageContext('registry:write');
  const [named] = [(await searchParams).model].flat();
  return <ImportScreen model={named === undefined ? null : await modelNamed(named)} />;
}
