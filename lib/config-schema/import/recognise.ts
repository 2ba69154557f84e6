import { isJsonObject, own, ownList, ownObject } from '../json';
import { toPointer, valueAt } from '../pointer';
import type { JsonObject, JsonValue } from '../types';
import { type Dialect, dialectOf } from './dialect';
import { isForeign, whyForeign } from './foreign';
import { keywordKinds } from './keyword-kinds';
import { chosenOperation, type Operation, operationsOf } from './operations';
import { error, info, type ReportEntry } from './report';
import {
  falSuggestion,
  isFal,
  nameIn,
  nothingSuggested,
  openapiSuggestion,
  replicateSuggestion,
} from './suggest';
import type { SourceKind, SourceOperation, Suggested } from './types';

/** Which part of a source describes the parameters, and what else the source says. */
export type Located = {
  kind: SourceKind | null;
  /** Where the schema stands; null where there is none, and then the report says why. */
  path: string[] | null;
  /** What references are looked up in: the whole source or the part of it that is one document. */
  base: string[];
  dialect: Dialect | null;
  operations: SourceOperation[];
  operation: string | null;
  suggested: Suggested;
  report: ReportEntry[];
};

/** Objects that only wrap a schema: form samples, cut-out operations, tools of language models. */
const WRAPPERS = ['schema', 'input_schema', 'inputSchema', 'parameters', 'json_schema', 'function'];
/** More choices than this do not fit into a sentence. */
const MAX_NAMED = 8;

const NO_INPUT =
  'This version does not say which parameters it has: there is no "Input" among its schemas. Give another version of the model';

/** Finds the schema of a model's parameters in what a provider publishes. `wanted` is the operation that was chosen. */
export function recognise(source: JsonValue, wanted?: string): Located {
  if (!isJsonObject(source)) return refused(whyForeign(source));
  const version = isJsonObject(own(source, 'latest_version')) ? ['latest_version'] : [];
  const holder = version.length > 0 ? ownObject(source, 'latest_version') : source;
  const document = own(holder, 'openapi_schema');
  if (isJsonObject(document)) return inReplicate(source, document, [...version, 'openapi_schema'], wanted);
  if (isOpenapi(source)) return inDocument(source, wanted);
  if (isForeign(source)) return refused(whyForeign(source));
  if (isSchema(source)) return inSchema(source, []);
  const wrapper = WRAPPERS.find((keyword) => isJsonObject(own(source, keyword)));
  return wrapper ? inWrapper(source, wrapper) : refused(whyForeign(source));
}

function inReplicate(source: JsonObject, document: JsonObject, base: string[], wanted?: string): Located {
  const suggested = replicateSuggestion(source);
  const input = ['components', 'schemas', 'Input'];
  if (isJsonObject(own(ownObject(ownObject(document, 'components'), 'schemas'), 'Input'))) {
    return { ...found('replicate', [...base, ...input], base), dialect: dialectIn(document), suggested };
  }
  const other = inDocument(document, wanted);
  const path = other.path && [...base, ...other.path];
  const report = other.report.map((entry) => ({ ...entry, path: toPointer(base) + entry.path }));
  const silent = error(toPointer(base), NO_INPUT);
  const says = operationsOf(document).length > 0 || path ? report : [silent];
  return { ...other, kind: 'replicate', path, base, suggested, report: says };
}

/** A whole OpenAPI document. Cog's has its parameters under one name, whatever its operations are. */
function inDocument(document: JsonObject, wanted?: string): Located {
  const schemas = ownObject(ownObject(document, 'components'), 'schemas');
  const isCog = own(ownObject(document, 'info'), 'title') === 'Cog' || !Object.hasOwn(document, 'paths');
  const dialect = dialectIn(document);
  if (isCog && isJsonObject(schemas.Input)) {
    const suggested = replicateSuggestion({});
    return { ...found('replicate', ['components', 'schemas', 'Input'], []), dialect, suggested };
  }
  const operations = operationsOf(document);
  const [only, ...others] = operations;
  const taken =
    wanted === undefined ? (others.length === 0 ? only : undefined) : chosenOperation(operations, wanted);
  const kind = isFal(document) ? 'fal' : 'openapi';
  const suggested = kind === 'fal' ? falSuggestion(document, taken) : openapiSuggestion(document, taken);
  return {
    ...found(kind, taken?.schemaPath ?? null, []),
    dialect,
    suggested,
    operations: operations.length > 1 ? operations.map(({ id, title }) => ({ id, title })) : [],
    operation: taken?.id ?? null,
    report: taken
      ? leftOut(document, taken)
      : [error('/paths', whyNoOperation(document, operations, wanted))],
  };
}

/** What a request carries beside its body is no parameter of the model. */
function leftOut(document: JsonObject, { parametersPath }: Operation): ReportEntry[] {
  const parameters = ownList({ list: valueAt(document, toPointer(parametersPath)) ?? [] }, 'list');
  return parameters.flatMap((parameter, index) => {
    const [name, place] = [own(parameter, 'name'), own(parameter, 'in')];
    if (typeof name !== 'string' || place === 'body') return [];
    const path = toPointer([...parametersPath, index]);
    return [info(path, `${name}: stands in the ${place} of the request, not in its body: left out`)];
  });
}

function whyNoOperation(document: JsonObject, operations: Operation[], wanted: string | undefined): string {
  if (operations.length === 0) {
    const none = 'No operation of this document takes JSON or a form as its request body';
    return Object.hasOwn(document, 'swagger')
      ? `${none}: convert the document from Swagger 2.0 to OpenAPI 3 and import that`
      : `${none}: give the document of the API that runs the model, or the schema of its parameters`;
  }
  const names = operations.slice(0, MAX_NAMED).map(({ id }) => id);
  const rest = operations.length - names.length;
  const list = `${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return wanted === undefined
    ? `This document has ${operations.length} request bodies: choose the operation of the model. There are ${list}`
    : `The document has no operation "${wanted}". There are ${list}`;
}

function inSchema(schema: JsonObject, path: string[]): Located {
  const said = dialectOf(schema);
  const name = own(schema, 'title');
  const description = own(schema, 'description');
  const suggested = {
    ...nothingSuggested,
    name: nameIn(name),
    description: typeof description === 'string' ? description : null,
  };
  const named = own(schema, '$schema');
  const unknown = typeof named === 'string' && !said && !/json-schema\.org\/schema\b/.test(named);
  const words = `The dialect ${String(named).slice(0, 100)} is not known: read as JSON Schema 2020-12`;
  const report = unknown ? [info(toPointer([...path, '$schema']), words)] : [];
  if (holdsDefinitionsOnly(schema)) {
    const advice = 'give the schema that uses them, with these under its "definitions"';
    const fault = error(toPointer(path), `Holds definitions only, and no parameters: ${advice}`);
    return { ...found('json-schema', null, path), suggested, report: [fault] };
  }
  return { ...found('json-schema', path, path), dialect: said, suggested, report };
}

function inWrapper(source: JsonObject, keyword: string): Located {
  const inner = ownObject(source, keyword);
  // A cut-out operation keeps its definitions beside the schema, and its references lead there.
  if (isJsonObject(own(source, 'components'))) {
    const operation = own(source, 'operation');
    const named = typeof operation === 'string' ? operation : null;
    return { ...found('openapi', [keyword], []), operation: named };
  }
  if (isSchema(inner)) {
    const located = inSchema(inner, [keyword]);
    return { ...located, report: [...located.report, ...beside(source, keyword)] };
  }
  const next = WRAPPERS.find((word) => isJsonObject(own(inner, word)));
  if (!next || !isSchema(ownObject(inner, next))) return refused(whyForeign(source));
  return inSchema(ownObject(inner, next), [keyword, next]);
}

/** What stands beside a schema, such as the layout of a form, is no part of it. */
function beside(source: JsonObject, keyword: string): ReportEntry[] {
  const others = Object.keys(source).filter((name) => name !== keyword);
  return others.map((name) => info(toPointer([name]), `${name}: stands beside the schema, left out`));
}

function found(kind: SourceKind, path: string[] | null, base: string[]): Located {
  return {
    kind,
    path,
    base,
    dialect: null,
    operations: [],
    operation: null,
    suggested: nothingSuggested,
    report: [],
  };
}

function refused(message: string): Located {
  return { ...found('json-schema', null, []), kind: null, report: [error('', message)] };
}

function isOpenapi(source: JsonObject): boolean {
  if (['openapi', 'swagger'].some((keyword) => typeof own(source, keyword) === 'string')) return true;
  const isDocument = isJsonObject(own(source, 'paths')) || isJsonObject(own(source, 'components'));
  return isDocument && !WRAPPERS.some((keyword) => isJsonObject(own(source, keyword)));
}

function dialectIn(document: JsonObject): Dialect | null {
  const version = own(document, 'openapi') ?? own(document, 'swagger');
  return typeof version === 'string' && /^(2|3\.0)/.test(version) ? 'openapi-3.0' : null;
}

/** True if a keyword that says what is allowed has the kind of value that it takes. */
function isSchema(source: JsonObject): boolean {
  return Object.entries(source).some(([keyword, value]) => {
    if (['$defs', '$ref', '$schema', 'definitions'].includes(keyword)) return true;
    const kind = keywordKinds.get(keyword);
    if (kind === 'schemas' || keyword === 'enum') return Array.isArray(value);
    if (kind === 'named-schemas') return isJsonObject(value);
    // A tool of a language model says `type: "function"`.
    return kind === 'type' && value !== 'function' && (typeof value === 'string' || Array.isArray(value));
  });
}

/** True for a document that other schemas refer to, and that describes nothing itself. */
function holdsDefinitionsOnly(schema: JsonObject): boolean {
  const said = Object.keys(schema).map((keyword) =>
    /^\$(\w+R|r)ef$/.test(keyword) ? 'schema' : keywordKinds.get(keyword),
  );
  const describes = said.some(
    (kind) => kind && !['text', 'flag', 'number', 'examples', 'default'].includes(kind),
  );
  return !describes && ['$defs', 'definitions'].some((keyword) => isJsonObject(own(schema, keyword)));
}
