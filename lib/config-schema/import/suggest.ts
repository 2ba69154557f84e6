import { own, ownList, ownObject } from '../json';
import type { JsonObject, JsonValue } from '../types';
import type { Operation } from './operations';
import type { Suggested } from './types';

export const nothingSuggested: Suggested = {
  modelId: null,
  name: null,
  description: null,
  provider: null,
  providerVersion: null,
};

/** A model or a version as Replicate's API answers it, or what recorders make of it (`modelId`, `version`). */
export function replicateSuggestion(source: JsonObject): Suggested {
  const owner = textOf(own(source, 'owner'));
  const name = textOf(own(source, 'name'));
  const version = own(source, 'latest_version') ?? source;
  return {
    modelId: owner && name ? `${owner}/${name}` : textOf(own(source, 'modelId')),
    name: name ?? textOf(own(source, 'modelId'))?.split('/').at(-1) ?? null,
    description: textOf(own(source, 'description')),
    provider: 'replicate',
    providerVersion: textOf(own(version, 'id')) ?? textOf(own(source, 'version')),
  };
}

/** fal marks its documents with extensions, or its queue is the server. */
export function isFal(document: JsonObject): boolean {
  const marked = Object.keys(ownObject(document, 'info')).some((keyword) => keyword.startsWith('x-fal-'));
  const servers = ownList(document, 'servers').map((server) => textOf(own(server, 'url')) ?? '');
  return marked || servers.some((url) => /^https:\/\/([\w-]+\.)?fal\.run\b/.test(url));
}

/** fal names a model by three parts and more (`fal-ai/flux/dev`); an id here has two. */
export function falSuggestion(document: JsonObject, operation: Operation | undefined): Suggested {
  const metadata = ownObject(ownObject(document, 'info'), 'x-fal-metadata');
  const endpoint = textOf(own(metadata, 'endpointId')) ?? operation?.url.replace(/^\//, '') ?? null;
  const [owner, ...rest] = endpoint?.split('/') ?? [];
  const modelId = owner && rest.length > 0 ? `${owner}/${rest.join('-')}` : endpoint;
  return {
    ...openapiSuggestion(document, operation),
    modelId,
    name: rest.join(' ') || endpoint,
    provider: 'fal',
  };
}

/** Of a document about many things, the name of the operation; else the title of the document. */
export function openapiSuggestion(document: JsonObject, operation: Operation | undefined): Suggested {
  const information = ownObject(document, 'info');
  const title = nameIn(own(information, 'title'));
  return {
    ...nothingSuggested,
    name: operation && operation.title !== operation.id ? (nameIn(operation.title) ?? title) : title,
    description: textOf(own(information, 'description')),
  };
}

/** A title as the name of a model: not that of a type in code, such as `Input` or `GenerateFooRequest`. */
export function nameIn(title: JsonValue | undefined): string | null {
  const text = textOf(title);
  const name = text?.replace(/_?v?\d+$/i, '') ?? '';
  const [last = ''] = name.match(/([A-Z]+|[A-Z]?[a-z]+)$/) ?? [];
  const isOfType = text !== null && /^\w+$/.test(text) && (TYPE_WORDS.test(last) || /^Body_/.test(text));
  return isOfType ? null : text;
}

const TYPE_WORDS =
  /^(arg|argument|bod(y|ie)|config|dto|input|kwarg|model|option|param|parameter|payload|propert(y|ie)|request|schema|setting|type)s?$/i;

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
