type Fields = Record<string, unknown>;

/** Logs one JSON line to standard error. Never give it secrets, bodies or headers. */
export function log(level: 'info' | 'warn' | 'error', message: string, fields: Fields = {}): void {
  const line = { time: new Date().toISOString(), level, message, ...fields };
  process.stderr.write(`${JSON.stringify(line, plain)}\n`);
}

/** A message without the values of a failed query, which drizzle appends: hashes, addresses, session tokens. */
export function withoutValues(message: string): string {
  return message.replace(/^(Failed query: .*?)\nparams: .*$/s, '$1');
}

/** Errors carry nothing enumerable: name, message, code and the chain of causes are what a reader needs. */
function plain(_: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const { name, cause } = value;
  const message = withoutValues(value.message);
  // The message is part of the stack, with its values.
  const stack = value.stack?.replace(value.message, () => message);
  return { name, message, code: 'code' in value ? value.code : undefined, stack, cause };
}
