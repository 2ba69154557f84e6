/** A NUL or a lone surrogate, which PostgreSQL cannot store (SQLSTATE 22021, in jsonb 22P05). */
const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Whether the database can be asked about this text. */
export function isStorable(text: string): boolean {
  return !UNSTORABLE.test(text);
}
