import { compileSchema, type JsonSchema } from 'json-schema-library';
import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/config-schema';
import type { OpenApi } from '../openapi-check';
import { OpenApiCheck } from '../openapi-check';

/**
 * The vendor's OpenAPI document, as it is meant: `nullable` is a keyword of 3.0 in a document of 3.1, and each of a `oneOf`'s
 * texts fits two of its branches. Its paths start below `/v1` here, as they are asked for.
 */
export class VendorDocument {
  readonly #document: OpenApi;
  readonly #answers: OpenApiCheck;

  constructor(source: JsonObject) {
    const document = asMeant(source) as unknown as OpenApi;
    const paths = Object.entries(document.paths).map(([path, operations]) => [`/v1${path}`, operations]);
    this.#document = { ...document, paths: Object.fromEntries(paths) };
    this.#answers = new OpenApiCheck(this.#document);
  }

  /** What is wrong with an answer: its status, its type or its body. */
  faultsOfAnswer(method: string, url: string, answer: { status: number; contentType: string; body: string }) {
    return this.#answers.faults({ method, url, ...answer });
  }

  /** What is wrong with a request: its headers or its body. Unknown operations are wrong too. */
  faultsOfRequest(
    method: string,
    template: string,
    headers: Record<string, string>,
    body?: JsonValue,
  ): string[] {
    const operation = this.#document.paths[`/v1${template}`]?.[method.toLowerCase()] as Described | undefined;
    if (operation === undefined) return [`${method} ${template} is not described`];
    const schema = operation.requestBody?.content['application/json']?.schema;
    const faults = body === undefined || !schema ? [] : this.#faults(schema, body);
    for (const { $ref } of operation.parameters ?? []) {
      const name = String($ref).split('/').at(-1) ?? '';
      const parameter = (this.#document.components.parameters as Record<string, Parameter>)[name];
      const value = parameter && headers[parameter.name.toLowerCase()];
      if (parameter?.in === 'header' && value !== undefined)
        faults.push(...this.#faults(parameter.schema, value));
    }
    return faults;
  }

  #faults(schema: JsonSchema, value: JsonValue): string[] {
    const $schema = 'https://json-schema.org/draft/2020-12/schema';
    const compiled = compileSchema({ $schema, ...schema, components: this.#document.components });
    return compiled.validate(value).errors.map((error) => `${error.data.pointer} ${error.message}`);
  }
}

type Parameter = { name: string; in: string; schema: JsonSchema };
type Described = {
  parameters?: { $ref?: string }[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
};

function asMeant(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(asMeant);
  if (!isJsonObject(value)) return value;
  const { nullable, oneOf, ...rest } = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, asMeant(inner)]),
  );
  if (oneOf !== undefined) rest.anyOf = oneOf;
  if (nullable === true && typeof rest.type === 'string') rest.type = [rest.type, 'null'];
  return rest;
}
