import { fetchPublic, OutboundError } from '@/lib/platform/outbound';

const MIB = 1024 * 1024;

/** Bytes and milliseconds that the copy of an input image may take. */
const LIMITS = { maxBytes: 20 * MIB, timeoutMs: 5000 };

type Options = { signal: AbortSignal; allowedHosts?: Parameters<typeof fetchPublic>[1]['allowedHosts'] };

/** The bytes of an input image at an https URL, public unless its host is allowed. Throws an Error that says why not. */
export async function fetchInputImage(
  url: string,
  { signal, allowedHosts = [] }: Options,
): Promise<Uint8Array> {
  const { status, bytes } = await fetchPublic(url, {
    ...LIMITS,
    signal,
    allowedHosts,
    protocols: ['https:'],
    headers: { accept: 'image/*' },
  });
  if (status !== 200) throw new OutboundError('connection', `${new URL(url).host} answered ${status}.`);
  return bytes;
}
