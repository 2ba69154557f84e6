import { compileSchema, type JsonSchema, type SchemaNode } from 'json-schema-library';

type Json = Record<string, unknown>;
type Operation = { responses: Record<string, { content?: Record<string, { schema: JsonSchema }> }> };
export type OpenApi = Json & { paths: Record<string, Record<string, Operation>>; components: Json };

/** One answer of the API, as far as its description says something about it. */
export type Answer = { method: string; url: string; status: number; contentType: string; body: string };

/** Checks answers against the product's own OpenAPI document: described status, media type, and body. */
export class OpenApiCheck {
  readonly #document: OpenApi;
  readonly #compiled = new Map<JsonSchema, SchemaNode>();
  readonly #paths: { template: string; pattern: RegExp }[];

  constructor(document: OpenApi) {
    this.#document = document;
    this.#paths = Object.keys(document.paths)
      .map((template) => ({ template, pattern: new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`) }))
      // Fixed segments before placeholders: `/members/invitations` is no member.
      .sort((one, other) => one.template.split('{').length - other.template.split('{').length);
  }

  /** What is wrong with an answer, or nothing. Unknown paths, wrong methods and sign-in are not described. */
  faults({ method, url, status, contentType, body }: Answer): string[] {
    const { pathname } = new URL(url);
    const path = this.#paths.find(({ pattern }) => pattern.test(pathname));
    const operation = path && this.#document.paths[path.template]?.[method.toLowerCase()];
    if (operation === undefined || status === 304) return [];
    const described = operation.responses[status];
    const name = `${method} ${path?.template} → ${status}`;
    if (described === undefined) return [`${name}: the status is not described`];
    if (status === 204 && body === '') return [];
    const media = described.content?.[contentType.split(';')[0] ?? ''];
    if (media === undefined) return [`${name}: the media type ${contentType} is not described`];
    if (contentType.startsWith('image/')) return [];
    return this.#schema(media.schema)
      .validate(JSON.parse(body))
      .errors.map((error) => `${name}: ${error.data.pointer} ${error.message}`);
  }

  #schema(schema: JsonSchema): SchemaNode {
    const known = this.#compiled.get(schema);
    if (known) return known;
    const compiled = compileSchema({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      ...schema,
      components: this.#document.components,
    });
    this.#compiled.set(schema, compiled);
    return compiled;
  }
}
