import { isJsonObject, own, ownList } from '../json';
import type { JsonObject, JsonValue } from '../types';

const WANTED =
  'Give a Replicate model or version, an OpenAPI 3 document, or a JSON Schema that describes an object';

/** What is given instead of a schema, and what to do about it. The first that fits is said. */
const FOREIGN: [fits: (source: JsonObject) => boolean, message: string][] = [
  [
    (source) => Object.hasOwn(source, '__schema') || Object.hasOwn(ownData(source), '__schema'),
    `This is a GraphQL schema, which cannot be read. ${WANTED}`,
  ],
  [
    isComfyNodes,
    'This is ComfyUI’s object_info, a list of nodes with types of its own, which cannot be read. Write a JSON Schema of the values that your workflow takes',
  ],
  [
    (source) => members(source).some((node) => Object.hasOwn(node, 'class_type')),
    'This is a ComfyUI workflow. Write a JSON Schema of the values that it takes',
  ],
  [
    (source) => Object.hasOwn(source, 'asyncapi'),
    `This is an AsyncAPI document, which cannot be read. ${WANTED}`,
  ],
  [
    (source) => Array.isArray(own(source, 'item')) && isJsonObject(own(source, 'info')),
    'This is a Postman collection. Export it as OpenAPI 3 and import that',
  ],
  [
    (source) => Array.isArray(own(source, 'results')),
    'This is a list of models. Give one of them: the entry under "results" that you want',
  ],
  [
    (source) => isSilentVersion(source) || isSilentVersion(own(source, 'latest_version')),
    'This version does not say which parameters it has: it has no openapi_schema. Give another version of the model, or the schema of its parameters',
  ],
  [
    (source) => own(source, 'latest_version') === null,
    'This model has no version yet, so its parameters are not known. Give one of its versions',
  ],
  [
    (source) => typeof own(source, 'detail') === 'string' || isJsonObject(own(source, 'error')),
    'This is an error that the provider answered, not a schema. Check the address and the key that it was read with',
  ],
  [
    (source) => isJsonObject(own(source, 'input')) && Object.hasOwn(source, 'status'),
    'This is one run of a model, not its schema. Give the model or its version',
  ],
];

/** Why a source is none of the forms that are read; in one sentence for the person who gave it. */
export function whyForeign(source: JsonValue): string {
  if (typeof source === 'string') return whyText(source);
  if (Array.isArray(source)) {
    return `This is a list of ${source.length}. Give one schema: an object in braces`;
  }
  if (!isJsonObject(source)) return 'Must be a JSON object that holds a JSON Schema';
  const found = FOREIGN.find(([fits]) => fits(source));
  return found?.[1] ?? `Nothing in this object says which parameters there are. ${WANTED}`;
}

/** True for an object that looks like something else, though it may hold words of a schema. */
export function isForeign(source: JsonObject): boolean {
  return FOREIGN.some(([fits]) => fits(source));
}

function whyText(text: string): string {
  const start = text.trimStart().slice(0, 200);
  if (start === '') return `This is empty. ${WANTED}`;
  if (start.startsWith('<'))
    return 'This is a web page (HTML or XML), not a schema. Give the address of the JSON';
  if (/^(schema|type|query|input|interface|directive)\b[^:]*\{/.test(start)) {
    return `This is a GraphQL schema, which cannot be read. ${WANTED}`;
  }
  if (/^["{[]/.test(start)) {
    return 'This is text that holds JSON, not JSON. Give the object itself, without quotation marks around it';
  }
  if (/^(---|%YAML|["']?[\w$-]+["']?:(\s|$))/.test(start))
    return 'This is YAML. Convert it to JSON and import that';
  return `This is text, not JSON. ${WANTED}`;
}

/** A version of Replicate whose schema was never made, or was left out by whoever copied it. */
function isSilentVersion(source: JsonValue | undefined): boolean {
  if (!isJsonObject(source) || isJsonObject(own(source, 'openapi_schema'))) return false;
  return ['cog_version', 'openapi_schema'].some((name) => Object.hasOwn(source, name));
}

function ownData(source: JsonObject): JsonObject {
  const data = own(source, 'data');
  return isJsonObject(data) ? data : {};
}

function members(source: JsonObject): JsonObject[] {
  return Object.values(source).filter(isJsonObject);
}

/** Nodes by name, or one of them: `input.required` holds lists such as `["INT", { default: 20 }]`. */
function isComfyNodes(source: JsonObject): boolean {
  return [source, ...members(source).slice(0, 3)].some((node) => {
    const groups = members(isJsonObject(node.input) ? node.input : {});
    const slots = groups.flatMap((group) => Object.values(group));
    const listed = Object.hasOwn(node, 'output') && ownList(node, 'output').length >= 0;
    return listed && slots.length > 0 && slots.every(Array.isArray);
  });
}
