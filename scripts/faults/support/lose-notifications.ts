import { Transform } from 'node:stream';

/** The first byte of NotificationResponse (PostgreSQL documentation, 54.7 "Message Formats"). */
const NOTIFICATION = 'A'.charCodeAt(0);
/** A message: one byte of type, then its length in four bytes, which count themselves. */
const HEAD = 5;

/** What PostgreSQL answers on one connection without its notifications, while `isLosing` says so: as some poolers do. */
export function loseNotifications(isLosing: () => boolean): Transform {
  let waiting: Buffer = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      waiting = Buffer.concat([waiting, chunk]);
      while (waiting.length >= HEAD) {
        const length = 1 + waiting.readInt32BE(1);
        if (waiting.length < length) break;
        const message = waiting.subarray(0, length);
        waiting = waiting.subarray(length);
        if (!(message[0] === NOTIFICATION && isLosing())) this.push(message);
      }
      done();
    },
  });
}
