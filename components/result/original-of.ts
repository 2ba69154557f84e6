import type { Result } from './run-texts';

const IMAGE_PATH = /^\/api\/v1\/images\/[0-9a-f]{64}$/;

/** Only lends relative addresses a host while they are read. */
const SOME_HOST = 'http://localhost';

/** The picture that a job was given: one that this page may show, or one that lies elsewhere and is only linked. */
export type Original = { kind: 'shown' | 'elsewhere'; src: string };

/** Reads the `image` of a job, or the copy of it that was stored; null if it has none. */
export function originalOf(image: string | undefined, copies: Result['images'] = []): Original | null {
  const copy = copies.find(({ path }) => path === '/image') ?? copies[0];
  if (copy !== undefined) return { kind: 'shown', src: copy.url };
  if (image === undefined || image === '') return null;
  if (image.startsWith('data:image/')) return { kind: 'shown', src: image };
  if (!URL.canParse(image, SOME_HOST)) return null;
  const url = new URL(image, SOME_HOST);
  // A picture of ours has the same path under every name of this server.
  if (IMAGE_PATH.test(url.pathname)) return { kind: 'shown', src: url.pathname };
  return url.protocol === 'https:' ? { kind: 'elsewhere', src: url.href } : null;
}
