import { isVersionHash } from '@/lib/worker/replicate';

type Runnable = {
  model: { id: string; name: string; provider: string | null };
  /** The provider's own name of the version. */
  providerRef: string | null;
};

/** Why no worker can run a version, whoever asks; null where one can. Workers call Replicate alone. */
export function reasonUnrunnable({ model, providerRef }: Runnable): string | null {
  const { id, name, provider } = model;
  if (provider !== null && provider !== 'replicate')
    return `${name} is a model of ${provider}, and workers call Replicate alone`;
  if (id.includes('/') || isVersionHash(providerRef)) return null;
  return `${name} is no model of Replicate, which workers call: its id has no owner`;
}
