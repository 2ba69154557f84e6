import { createHash } from 'node:crypto';
import { type Answer, json } from './answer';
import type { Arrived } from './arrived';
import { randomId } from './ids';
import { invalidRequest, notFound, tooLarge } from './problems';
import type { KeptFile, World } from './world';

const MOST_BYTES = 100 * 1000 * 1000;
const LIFE_MS = 24 * 3600 * 1000;

/** `POST /files`: multipart/form-data with `content`, and `type`, `filename` and `metadata` where they are given. */
export async function createFile({ files, url }: World, { headers, body }: Arrived): Promise<Answer> {
  if (body.length > MOST_BYTES) return tooLarge();
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': headers['content-type'] ?? '' },
  })
    .formData()
    .catch(() => null);
  const content = form?.get('content');
  if (!(content instanceof File)) return invalidRequest('content: a file is required');
  const said = form?.get('type');
  const type = (typeof said === 'string' && said) || content.type || 'application/octet-stream';
  const file = {
    id: randomId(),
    bytes: Buffer.from(await content.arrayBuffer()),
    type,
    createdAt: new Date(),
  };
  files.set(file.id, file);
  return json(201, bodyOfFile(file, url));
}

export function getFile({ files, url }: World, { parameters: [id = ''] }: Arrived): Answer {
  const file = files.get(id);
  return file ? json(200, bodyOfFile(file, url)) : notFound('File not found');
}

export function deleteFile({ files }: World, { parameters: [id = ''] }: Arrived): Answer {
  return files.delete(id) ? { status: 204, headers: {}, body: '' } : notFound('File not found');
}

/** The file of an address that this double gave away: undefined where the address is no such one, null where it is gone. */
export function fileAt({ files, url }: World, address: string): KeptFile | null | undefined {
  const prefix = `${url}/v1/files/`;
  return address.startsWith(prefix) ? (files.get(address.slice(prefix.length)) ?? null) : undefined;
}

function bodyOfFile({ id, bytes, type, createdAt }: KeptFile, url: string) {
  return {
    id,
    content_type: type,
    size: bytes.length,
    etag: createHash('md5').update(bytes).digest('hex'),
    checksums: { sha256: createHash('sha256').update(bytes).digest('hex') },
    metadata: {},
    created_at: createdAt.toISOString(),
    expires_at: new Date(createdAt.getTime() + LIFE_MS).toISOString(),
    urls: { get: `${url}/v1/files/${id}` },
  };
}
