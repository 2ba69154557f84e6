import { createHmac, timingSafeEqual } from 'node:crypto';

type Delivery = {
  headers: Headers;
  /** As it came: a byte more or less and the signature does not fit. */
  rawBody: Uint8Array;
  /** `whsec_…`: the present one, and those before it while they are changed. */
  secrets: readonly string[];
  now: Date;
};

/** `malformed`: no secret could make it good. */
type Refused = { ok: false; fault: 'malformed' | 'signature'; reason: string };

export type Verified = { ok: true; id: string } | Refused;

/** How far the clocks of sender and receiver may be apart, and how long a delivery stays good. */
const TOLERANCE_SECONDS = 5 * 60;
const DIGEST_BYTES = 32;

/**
 * Whether the provider sent this delivery, and lately. Every signature is compared with that of every secret in constant
 * time, whichever fits first.
 */
export function verifyWebhook({ headers, rawBody, secrets, now }: Delivery): Verified {
  const id = headers.get('webhook-id');
  const timestamp = headers.get('webhook-timestamp');
  const signature = headers.get('webhook-signature');
  if (!id || !timestamp || !signature)
    return malformed('webhook-id, webhook-timestamp and webhook-signature must all be there.');
  if (!/^\d{1,12}$/.test(timestamp)) return malformed('webhook-timestamp must be in seconds since 1970.');
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS)
    return malformed('webhook-timestamp is more than five minutes away from the time here.');

  const given = signature.split(' ').flatMap(digestOf);
  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), rawBody]);
  const fits = secrets
    .map(keyOf)
    .filter((key) => key.length > 0)
    .map((key) => createHmac('sha256', key).update(signed).digest())
    .flatMap((expected) => given.map((digest) => timingSafeEqual(digest, expected)));
  return fits.includes(true)
    ? { ok: true, id }
    : { ok: false, fault: 'signature', reason: 'The signature is not that of the provider.' };
}

const malformed = (reason: string): Refused => ({ ok: false, fault: 'malformed', reason });

/** The key is the base64 behind the last underscore of `whsec_…`. */
function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice(secret.lastIndexOf('_') + 1), 'base64');
}

/** The digest of one `v1,<base64>`; what is of another version or length is none. */
function digestOf(part: string): Buffer[] {
  const [version, base64] = part.split(',');
  const digest = version === 'v1' ? Buffer.from(base64 ?? '', 'base64') : Buffer.alloc(0);
  return digest.length === DIGEST_BYTES ? [digest] : [];
}
