import { format, stripVTControlCharacters, types } from 'node:util';

/** Causes of an error that a line shows; a chain that is longer leads back to itself. */
const MOST_CAUSES = 5;

/**
 * One line of the log, with its end. Never give it secrets, bodies or headers.
 * @param {'info' | 'warn' | 'error'} level
 * @param {string} message
 * @param {Record<string, unknown>} [fields]
 */
export function logLine(level, message, fields = {}) {
  const line = { time: new Date().toISOString(), level, message, ...fields };
  return `${JSON.stringify(line, (_, value) => plain(value, MOST_CAUSES))}\n`;
}

/**
 * A message without the values of a failed query, which drizzle appends: hashes, addresses, session tokens.
 * @param {string} message
 */
export function withoutValues(message) {
  return message.replace(/(Failed query: .*?)\nparams: .*$/s, '$1');
}

/**
 * Nothing of an error is enumerable: its name, message, code, frames and chain of causes are copied.
 * @param {unknown} value
 * @param {number} depth
 * @returns {unknown}
 */
function plain(value, depth) {
  if (typeof value === 'bigint') return String(value);
  if (!isError(value)) return value;
  return {
    name: value.name,
    message: withoutValues(value.message),
    code: 'code' in value ? value.code : undefined,
    stack: framesOf(value),
    cause: depth > 0 ? plain(value.cause, depth - 1) : undefined,
  };
}

/**
 * The stack without its head, which repeats the message: a whole statement, with its values.
 * @param {Error} error
 */
function framesOf({ stack = '', message }) {
  const rest = stack.slice(
    message !== '' && stack.includes(message) ? stack.indexOf(message) + message.length : 0,
  );
  return /^ +at .*/ms.exec(rest)?.[0].trim();
}

/**
 * @param {unknown} value
 * @returns {value is Error}
 */
function isError(value) {
  return value instanceof Error || types.isNativeError(value);
}

/** @type {Record<'debug' | 'log' | 'info' | 'warn' | 'error' | 'trace', 'info' | 'warn' | 'error'>} */
const levelOf = { debug: 'info', log: 'info', info: 'info', warn: 'warn', error: 'error', trace: 'error' };

/**
 * From now on everything that this process writes where no terminal is has one JSON object a line: what libraries print,
 * warnings of Node, and an uncaught error, too.
 */
export function writeJsonLines() {
  const { stdout, stderr } = process;
  for (const [method, level] of Object.entries(levelOf)) {
    const stream = level === 'info' ? stdout : stderr;
    if (!stream.isTTY)
      Reflect.set(console, method, (/** @type {unknown[]} */ ...parts) =>
        stream.write(printed(level, parts)),
      );
  }
  if (!stdout.isTTY) linesOnly(stdout, 'info');
  if (stderr.isTTY) return;
  linesOnly(stderr, 'warn');
  takeWarnings(stderr);
  // Next has a listener of its own, after which the process goes on.
  if (process.listenerCount('uncaughtException') > 0) return;
  process.on('uncaughtException', (error) => {
    stderr.write(logLine('error', 'uncaught error', { error }));
    process.exit(1);
  });
}

/**
 * What was given to a function of the console, as a line; its errors become a field.
 * @param {'info' | 'warn' | 'error'} level
 * @param {unknown[]} parts
 */
function printed(level, parts) {
  const error = parts.find(isError);
  const text = tidy(format(...parts.map((part) => (isError(part) ? '' : part))));
  return error ? logLine(level, text || 'unexpected error', { error }) : asLines(level, text);
}

/**
 * Puts what is written into lines: a text is one when its last line has ended, what is JSON already stays.
 * @param {NodeJS.WriteStream} stream
 * @param {'info' | 'warn'} level
 */
function linesOnly(stream, level) {
  const write = stream.write.bind(stream);
  let begun = '';
  const end = (/** @type {(() => void) | undefined} */ done) => {
    const text = begun;
    begun = '';
    return write(asLines(level, tidy(text)), done);
  };
  const writeLines = (
    /** @type {string | Uint8Array} */ part,
    /** @type {BufferEncoding | (() => void) | undefined} */ encoding,
    /** @type {(() => void) | undefined} */ done = typeof encoding === 'function' ? encoding : undefined,
  ) => {
    const text = typeof part === 'string' ? part : Buffer.from(part).toString();
    // A line of the log must not become the end of what somebody else has begun.
    if (begun !== '' && isObject(text.trimEnd())) end(undefined);
    begun += text;
    if (begun.endsWith('\n')) return end(done);
    if (done) process.nextTick(done);
    return true;
  };
  Reflect.set(stream, 'write', writeLines);
  process.once('exit', () => begun && end(undefined));
}

/**
 * @param {'info' | 'warn' | 'error'} level
 * @param {string} text
 */
function asLines(level, text) {
  if (text === '') return '';
  return text.split('\n').every(isObject) ? `${text}\n` : logLine(level, withoutValues(text));
}

/** @param {string} text */
function tidy(text) {
  return stripVTControlCharacters(text)
    .trim()
    .replace(/^modelboard: /, '');
}

/** @param {string} line */
function isObject(line) {
  try {
    return line.startsWith('{') && typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

/**
 * Node's own listener writes past `process.stderr`; it is not there if warnings are switched off.
 * @param {NodeJS.WriteStream} stream
 */
function takeWarnings(stream) {
  const own = process.listeners('warning').find(({ name }) => name === 'onWarning');
  if (!own) return;
  process.off('warning', own);
  process.on('warning', (warning) => {
    const { name, message } = warning;
    const isSwitchedOff = name === 'DeprecationWarning' && process.noDeprecation;
    if (!isSwitchedOff)
      stream.write(logLine('warn', message, { warning: name, code: Reflect.get(warning, 'code') }));
  });
}
