import { fetchPublic, OutboundError } from '@/lib/platform/outbound';

const MIB = 1024 * 1024;

/** Bytes and milliseconds that the copy of an input image may take. */
const LIMITS = { maxBytes: 20 * MIB, timeoutMs: 5000 };

/** The bytes of an input image at an https URL on the public internet. Throws an Error that says why not. */
export async function fetchInputImage(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const { status, bytes } = await fetchPublic(url, {
    ...LIMITS,
    signal,
    // None: whoever sends a job must not reach what only operators may name.
    allowedHosts: [],
    protocols: ['https:'],
    headers: { accept: 'image/*' },
  });
  if (status !== 200) throw new OutboundError('connection', `${new URL(url).host} answered ${status}.`);
  return bytes;
}
