/** A response of the API, read with the methods of Playwright's `APIResponse`. */
export type ApiAnswer = {
  status(): number;
  /** By their names in lower case. */
  headers(): Record<string, string>;
  /** The body, which may be read more than once. */
  body(): Promise<Buffer>;
  text(): Promise<string>;
  // biome-ignore lint/suspicious/noExplicitAny: as in Playwright; the OpenAPI check says whether it is as described.
  json(): Promise<any>;
};

type Options = {
  headers?: Record<string, string>;
  /** An object is sent as JSON; a text or bytes as they are, as `application/octet-stream` unless the headers say otherwise. */
  data?: unknown;
};

type Send = (path: string, options?: Options) => Promise<ApiAnswer>;

/** Requests to the API: a test reads the same whether they go to a server (Playwright) or to the route handlers. */
export type Api = Record<'get' | 'head' | 'post' | 'put' | 'patch' | 'delete', Send> & {
  fetch(path: string, options: Options & { method: string }): Promise<ApiAnswer>;
};
