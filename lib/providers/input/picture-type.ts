/** Media types by the first bytes of a file, one character a byte; `?` stands for any byte. */
const SIGNATURES = [
  ['image/png', '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', '\xff\xd8\xff'],
  ['image/gif', 'GIF87a'],
  ['image/gif', 'GIF89a'],
  ['image/webp', 'RIFF????WEBP'],
] as const;

type PictureType = (typeof SIGNATURES)[number][0];

/** The media type that the bytes of a picture have, from its base64; null for what is no such picture. */
export function pictureType(base64: string): PictureType | null {
  // 16 characters are 12 bytes: as many as the longest signature has.
  const first = atob(base64.slice(0, 16));
  const found = SIGNATURES.find(([, signature]) =>
    [...signature].every((byte, index) => byte === '?' || byte === first[index]),
  );
  return found?.[0] ?? null;
}
