import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '../env';

const MAC_BYTES = 32;

/** A key for each purpose, so that what is signed for one is worth nothing for another. */
const key = (purpose: string) =>
  createHash('sha256').update(`sign\0${purpose}\0${env().MODELBOARD_SECRET}`).digest();

const macOf = (purpose: string, bytes: Uint8Array) =>
  createHmac('sha256', key(purpose)).update(bytes).digest();

/** Bytes that may be given away and believed when they come back: readable by all, made by nobody else. */
export function signBytes(purpose: string, bytes: Uint8Array): Buffer {
  return Buffer.concat([macOf(purpose, bytes), bytes]);
}

/** The bytes that were signed for this purpose; null where they were changed, or signed with another secret. */
export function readSignedBytes(purpose: string, signed: Uint8Array): Buffer | null {
  const [mac, bytes] = [Buffer.from(signed.subarray(0, MAC_BYTES)), Buffer.from(signed.subarray(MAC_BYTES))];
  const isOurs = mac.length === MAC_BYTES && timingSafeEqual(mac, macOf(purpose, bytes));
  return isOurs ? bytes : null;
}
