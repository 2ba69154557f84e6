import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { JsonObject } from '@/lib/config-schema';
import { canonical } from '@/lib/config-schema/canonical';

/** Fields in a row and in a column: one bit of a SHA-256 each. */
const SIDE = 16;
/** What a dark field has at most, and a light one at least, of each colour: far apart, so that no compression confuses them. */
const DARK = 56;
const LIGHT = 200;

/** What a picture is of: the same model, input, seed and place give the same picture. */
export type Subject = { model: string; input: JsonObject; seed: number; index: number };

export type PictureType = 'webp' | 'jpg' | 'png';

/** 64 hexadecimal digits that stand for a subject: {@link readPicture} finds them in its picture. */
export function fingerprintOf({ model, input, seed, index }: Subject): string {
  return createHash('sha256').update(canonical({ model, input, seed, index })).digest('hex');
}

/** The type that an input asks for, its defaults filled in. Models that offer none make JPEG. */
export function typeOf({ output_format: format }: JsonObject): PictureType {
  return format === 'png' || format === 'webp' ? format : 'jpg';
}

/**
 * A real picture, whose fields are light or dark as the bits of its fingerprint.
 *
 * @param input with its defaults filled in: what the picture looks like
 */
export function drawPicture(subject: Subject, input: JsonObject, longestSide: number): Promise<Buffer> {
  const bytes = Buffer.from(fingerprintOf(subject), 'hex');
  const fields = Buffer.alloc(SIDE * SIDE * 3);
  for (let field = 0; field < SIDE * SIDE; field += 1) {
    const isLight = ((bytes[field >> 3] ?? 0) >> (7 - (field & 7))) & 1;
    // The tint is the subject's own, so that people see pictures apart too.
    for (let colour = 0; colour < 3; colour += 1) {
      fields[field * 3 + colour] = (isLight ? LIGHT : 0) + ((bytes[colour] ?? 0) * DARK) / 256;
    }
  }
  const { width, height } = sizeOf(input, longestSide);
  const drawn = sharp(fields, { raw: { width: SIDE, height: SIDE, channels: 3 } }).resize(width, height, {
    fit: 'fill',
    kernel: 'nearest',
  });
  const quality = Math.max(1, Number(input.output_quality ?? 95));
  const type = typeOf(input);
  if (type === 'png') return drawn.png({ compressionLevel: 1 }).toBuffer();
  return type === 'webp' ? drawn.webp({ quality, effort: 0 }).toBuffer() : drawn.jpeg({ quality }).toBuffer();
}

/** The fingerprint that a picture carries, of whatever type and size it has become. */
export async function readPicture(picture: Uint8Array): Promise<string> {
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const bytes = Buffer.alloc((SIDE * SIDE) / 8);
  for (let field = 0; field < SIDE * SIDE; field += 1) {
    const light = lightOf(data, info, field % SIDE, Math.floor(field / SIDE));
    if (light >= (LIGHT + DARK) / 2) bytes[field >> 3] = (bytes[field >> 3] ?? 0) | (1 << (7 - (field & 7)));
  }
  return bytes.toString('hex');
}

/** The mean of the middle of a field, away from its neighbours. */
function lightOf(
  data: Buffer,
  { width, height }: { width: number; height: number },
  column: number,
  row: number,
) {
  const middleOf = (place: number, length: number) => {
    const first = Math.floor(((place + 0.3) * length) / SIDE);
    return { first, last: Math.max(first, Math.floor(((place + 0.7) * length) / SIDE) - 1) };
  };
  const [across, down] = [middleOf(column, width), middleOf(row, height)];
  let sum = 0;
  for (let y = down.first; y <= down.last; y += 1) {
    for (let x = across.first; x <= across.last; x += 1) sum += data[y * width + x] ?? 0;
  }
  return sum / ((across.last - across.first + 1) * (down.last - down.first + 1));
}

/** The sides that the input asks for, no longer than wished. */
function sizeOf({ aspect_ratio: ratio, width, height, size }: JsonObject, longestSide: number) {
  const isCustom = ratio === 'custom' || size === 'custom';
  const [, x = '1', y = '1'] = (typeof ratio === 'string' && /^(\d+):(\d+)$/.exec(ratio)) || [];
  const [across, down] = isCustom ? [Number(width ?? 2048), Number(height ?? 2048)] : [Number(x), Number(y)];
  const scale = longestSide / Math.max(across, down);
  return { width: Math.round(across * scale), height: Math.round(down * scale) };
}
