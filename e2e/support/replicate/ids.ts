import { createHash, randomBytes } from 'node:crypto';

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/** 26 lower-case letters and digits of base 32, as the provider's ids are. */
export function randomId(): string {
  return Array.from(randomBytes(26), (byte) => DIGITS[byte % DIGITS.length]).join('');
}

/** 64 hexadecimal digits, as the id of a model's version. */
export function versionIdOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
