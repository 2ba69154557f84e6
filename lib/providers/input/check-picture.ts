import { pictureType } from './picture-type';

type Said = { code: string; message: string };

/** A picture as it is to be sent, why it must not be, and what is to be said of it. */
type CheckedPicture = { picture: string; fault: Said | null; warnings: Said[] };

/** Bytes up to which the provider recommends a data URL (Replicate HTTP API, "predictions.create", `input`). */
const RECOMMENDED_BYTES = 256 * 1024;
/** Bytes of one file that the provider's own client puts into a data URL at most (replicate-javascript 1.4). */
const MOST_BYTES = 10_000_000;

/**
 * Checks an https address or a base64 data URL. A data URL says the type that its bytes have: where it says another one,
 * it is corrected, with a warning; bytes of no known type are refused.
 */
export function checkPicture(text: string): CheckedPicture {
  const refuse = (code: string, message: string) => ({
    picture: text,
    fault: { code, message },
    warnings: [],
  });
  if (/^https:\/\/[^\s/?#:@]/i.test(text)) return { picture: text, fault: null, warnings: [] };
  if (!/^data:/i.test(text)) return refuse('format', 'Must be an https address or a data URL');

  const { said, data } = partsOf(text);
  if (data === null) return refuse('data_url', 'Must be in base64: data:image/png;base64,…');
  const bytes = (data.length / 4) * 3 - (data.length - data.replace(/=+$/, '').length);
  if (bytes > MOST_BYTES) {
    return refuse('too_large', 'Must have at most 10 MB as a data URL: send an https address instead');
  }
  const type = pictureType(data);
  if (type === null) return refuse('picture_type', 'Must be a PNG, JPEG, WebP or GIF picture');

  const warnings: Said[] = [];
  if (type !== said) {
    const message = `Sent as ${type}: that is what its bytes are, whatever the data URL says`;
    warnings.push({ code: 'picture_type', message });
  }
  if (bytes > RECOMMENDED_BYTES) {
    const message = 'Over 256 kB, the provider recommends an https address';
    warnings.push({ code: 'large_data_url', message });
  }
  return { picture: type === said ? text : `data:${type};base64,${data}`, fault: null, warnings };
}

/** What a data URL says of its type (RFC 2397), and its data where they are base64 (RFC 4648 §4, with the padding). */
function partsOf(text: string): { said: string | undefined; data: string | null } {
  const comma = text.indexOf(',');
  const [said, ...settings] = text.slice('data:'.length, Math.max(comma, 0)).toLowerCase().split(';');
  const data = text.slice(comma + 1);
  const isBase64 = comma >= 0 && settings.at(-1) === 'base64' && data.length % 4 === 0;
  return { said, data: isBase64 && /^[a-z0-9+/]+={0,2}$/i.test(data) ? data : null };
}
