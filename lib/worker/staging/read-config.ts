import type { Issue } from '@/lib/config-schema';
import { JobFailure } from '../job-failure';
import type { ConfigSource, LiveConfig } from '../ports';
import { Later } from './later';
import type { OnConfigError, Parts } from './parts';

type Read = { live: LiveConfig; source: ConfigSource; warnings: Issue[] };

/** Sources that are heard of by themselves or asked all the time. */
const CURRENT = ['stream', 'poll'];

/**
 * The config of a model by id or slug, or of the active one. If none can be read: throws {@link Later}, fails the job with
 * `config_unavailable`, or takes the built-in defaults, as `onConfigError` says. Any source but the server is a warning.
 */
export function readConfig({ config, defaults, onConfigError, log }: Parts, model: string | null): Read {
  const read = readFrom(config, model, log);
  if ('config' in read) return { live: read, source: config, warnings: sourceWarnings(read, log) };
  if ('refused' in read) throw new JobFailure('config_unavailable', read.refused);
  if (onConfigError === 'defaults') return fromDefaults(defaults, model, read.unreadable, log);
  throw unreadable(read.unreadable, onConfigError);
}

/** Where the prompts of a job come from whose config is known: an unread library must not pass for the built-in one. */
export function readPrompts({ config, defaults, onConfigError, log }: Parts, model: string): ConfigSource {
  const read = readFrom(config, model, log);
  if (!('unreadable' in read)) return config;
  if (onConfigError === 'defaults') return defaults;
  throw unreadable(read.unreadable, onConfigError);
}

function unreadable(reason: string, onConfigError: Exclude<OnConfigError, 'defaults'>): Error {
  const failure = new JobFailure('config_unavailable', `There is no config to read: ${reason}.`);
  if (onConfigError === 'fail') return failure;
  return new Later({ reason: 'config_unavailable', delayMs: null, sent: 'never' }, failure);
}

/** A source that throws is one that cannot be read. */
function readFrom(config: ConfigSource, model: string | null, log: Parts['log']) {
  try {
    return config.read(model);
  } catch (error) {
    log('error', 'the config source failed', { error });
    return { unreadable: 'the config source failed; the log of the worker says how' };
  }
}

function fromDefaults(defaults: ConfigSource, model: string | null, reason: string, log: Parts['log']): Read {
  const live = defaults.read(model);
  if (!('config' in live)) {
    const what = `There is no config to read (${reason}), and ${model ?? 'the active model'} has no built-in defaults.`;
    throw new JobFailure('config_unavailable', what);
  }
  return { live, source: defaults, warnings: sourceWarnings(live, log) };
}

const WORDS: Record<string, string> = {
  disk: 'the cache file of an earlier run',
  fallback: 'the fallback that the worker was started with',
  defaults: 'the defaults of the built-in models',
};

/** Says so if a config does not come from the server. */
export function sourceWarnings(
  { source, modelId }: Pick<LiveConfig, 'source' | 'modelId'>,
  log: Parts['log'],
): Issue[] {
  if (CURRENT.includes(source)) return [];
  const message = `The config does not come from the server, but from ${WORDS[source] ?? source} (source: ${source})`;
  log('warn', message, { model: modelId, source });
  return [{ path: '', code: 'config_source', message }];
}
