import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signs ETags: all processes of an installation share it (README.md "Configuration"). */
const key = () => process.env.MODELBOARD_SECRET ?? '';

const TAG = /(\d{1,15})\.\d+\.(?:plain|gzip)\.[\w-]{22}\.([\w-]{16})/;

/** An ETag, without quotes, that proves that this installation issued its number under a database id. */
export function issuedTag(named: string, databaseId: string): string {
  return `${named}.${proofOf(named, databaseId)}`;
}

/** The number that an ETag of ours proves to be issued under a database id; null for any other text. */
export function issuedNumber(header: string, databaseId: string): number | null {
  const [tag = '', number, proof = ''] = TAG.exec(header) ?? [];
  if (number === undefined) return null;
  const named = tag.slice(0, -proof.length - 1);
  const isOurs = timingSafeEqual(Buffer.from(proof), Buffer.from(proofOf(named, databaseId)));
  return isOurs ? Number(number) : null;
}

const proofOf = (named: string, databaseId: string): string =>
  createHmac('sha256', key()).update(`etag ${databaseId} ${named}`).digest('base64url').slice(0, 16);
