import { redirect } from 'next/navigation';

export default async function ModelPage({ params }: { params: Promise<{ slug: string }> }) {
  redirect(`/models/${(await params).slug}/configure`);
}
