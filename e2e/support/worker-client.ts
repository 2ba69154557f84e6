import { type APIRequestContext, expect } from '@playwright/test';

type Requests = { newContext(options: object): Promise<APIRequestContext> };

/** A worker in any language: it asks over HTTP alone, and says who it is and what it has. */
export class WorkerClient {
  readonly #http: APIRequestContext;
  readonly #name: string;
  #body: Record<string, unknown> = {};
  /** The ETag of the last answer: it proves the number. */
  etag: string | null = null;
  /** The snapshot number of the last answer. */
  revision: number | null = null;

  private constructor(http: APIRequestContext, name: string) {
    this.#http = http;
    this.#name = name;
  }

  /** `name` as in the header: `render/pod-1`. The token needs no more than the scope runtime:read. */
  static async start(playwright: { request: Requests }, url: string, token: string, name: string) {
    const http = await playwright.request.newContext({
      baseURL: url,
      extraHTTPHeaders: { authorization: `Bearer ${token}` },
    });
    // A token that another server has made is known here once it has heard of it.
    await expect.poll(async () => (await http.head('/api/v1/runtime/snapshot')).status()).toBe(200);
    return new WorkerClient(http, name);
  }

  /** Asks for the config of a model, saying what it has; keeps the number of the answer only if `takes`. */
  async ask(slug: string, { takes = true } = {}) {
    const answer = await this.#http.get(`/api/v1/runtime/config?model=${slug}`, {
      headers: {
        'modelboard-client': `${this.#name}${this.revision === null ? '' : `; revision=${this.revision}`}`,
        ...(this.etag !== null && { 'if-none-match': this.etag }),
      },
    });
    expect([200, 304], await answer.text()).toContain(answer.status());
    // Of a 304, what it has stands.
    const body = answer.status() === 304 ? this.#body : await answer.json();
    if (takes) {
      this.#body = body;
      this.revision = Number(answer.headers()['modelboard-revision']);
      this.etag = answer.headers().etag ?? null;
    }
    return { headers: answer.headers(), ...body };
  }

  stop(): Promise<void> {
    return this.#http.dispose();
  }
}
