import { isJsonObject, own, ownList, ownObject } from '../json';
import { segmentsOf, toPointer, valueAt } from '../pointer';
import type { JsonObject } from '../types';
import type { SourceOperation } from './types';

const METHODS = ['post', 'put', 'patch', 'get', 'delete'];
const JSON_TYPE = /^(application\/([\w.+-]*\+)?json|\*\/\*|application\/\*)\b/;
const FORM_TYPE = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/;

/** A request body of an OpenAPI document, and where its schema stands. */
export type Operation = SourceOperation & {
  schemaPath: string[];
  /** Where the parameters stand that are not in the body. */
  parametersPath: string[];
  /** The name that the document gives it. */
  operationId: string | null;
  /** The path and the method, for what is said about the whole operation. */
  url: string;
};

/** The request bodies of a document that carry JSON or a form, in its order. */
export function operationsOf(document: JsonObject): Operation[] {
  return Object.entries(ownObject(document, 'paths')).flatMap(([url, item]) => {
    // An item may stand under components, and be referred to (OpenAPI 3.1, "Path Item Object").
    const isReference = isJsonObject(item) && !METHODS.some((method) => Object.hasOwn(item, method));
    const place = isReference ? placeOf(document, item, ['paths', url]) : ['paths', url];
    return METHODS.flatMap((method) => bodiesOf(document, { url, method, path: [...place, method] }));
  });
}

type Place = { url: string; method: string; path: string[] };

function bodiesOf(document: JsonObject, { url, method, path }: Place): Operation[] {
  const operation = valueAt(document, toPointer(path));
  if (!isJsonObject(operation)) return [];
  const said = own(operation, 'operationId');
  const operationId = typeof said === 'string' ? said : null;
  const summary = own(operation, 'summary');
  const title = typeof summary === 'string' && summary !== '' ? summary : (operationId ?? '');
  return [...contentsOf(document, operation, path)].map(([contentType, schemaPath]) => {
    const id = `${method.toUpperCase()} ${url} (${contentType})`;
    return { id, title: title || id, schemaPath, parametersPath: [...path, 'parameters'], operationId, url };
  });
}

/** The path of the schema by content type. */
function contentsOf(document: JsonObject, operation: JsonObject, path: string[]): Map<string, string[]> {
  const body = own(operation, 'requestBody');
  if (isJsonObject(body)) {
    const place = placeOf(document, body, [...path, 'requestBody']);
    const content = ownObject(valueAt(document, toPointer(place)), 'content');
    const types = Object.keys(content).filter((type) => JSON_TYPE.test(type) || FORM_TYPE.test(type));
    const withSchema = types.filter((type) => own(content[type], 'schema') !== undefined);
    return new Map(withSchema.map((type) => [type, [...place, 'content', type, 'schema']]));
  }
  // Swagger 2.0: the body is one of the parameters.
  const index = ownList(operation, 'parameters').findIndex((parameter) => own(parameter, 'in') === 'body');
  if (index < 0) return new Map();
  return new Map([['application/json', [...path, 'parameters', String(index), 'schema']]]);
}

function placeOf(document: JsonObject, body: JsonObject, path: string[]): string[] {
  const reference = own(body, '$ref');
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return path;
  const target = segmentsOf(reference.slice(1));
  return valueAt(document, toPointer(target)) === undefined ? path : target;
}

/** The operation that a caller means by its id, its name in the document, or its method and path alone. */
export function chosenOperation(operations: readonly Operation[], wanted: string): Operation | undefined {
  const exact = operations.find(({ id }) => id === wanted);
  const named = operations.filter(
    ({ id, operationId }) => operationId === wanted || id.startsWith(`${wanted} (`),
  );
  return exact ?? (named.length === 1 ? named[0] : undefined);
}
