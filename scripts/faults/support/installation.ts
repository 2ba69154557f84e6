import { randomBytes } from 'node:crypto';
import { connectionOptions } from '@/lib/platform/db/connection-options.mjs';
import { OwnPostgres } from '../../../e2e/support/own-postgres';
import { Instance } from './instance';
import { Link } from './link';
import { loseNotifications } from './lose-notifications';

type Variables = Record<string, string>;

/** A whole installation: PostgreSQL, instances behind one address, and the networks between. Each may be broken. */
export class Installation {
  private constructor(
    /** Whether PostgreSQL's notifications get lost on their way to the product. */
    readonly notifications: { areLost: boolean },
    readonly postgres: OwnPostgres,
    /** Between the instances and PostgreSQL. */
    readonly databaseLink: Link,
    readonly instances: Instance[],
    /** What workers call: it leads to any instance that runs. */
    readonly address: Link,
    /** Of scope admin. */
    readonly token: string,
    /** What its instances, and workers beside them, are started with. */
    readonly variables: Variables,
  ) {}

  /**
   * @param count of instances
   * @param more environment variables of each, by the address of all
   */
  static async open(count: number, more: (url: string) => Variables = () => ({})): Promise<Installation> {
    const postgres = await OwnPostgres.make();
    const { path = '' } = connectionOptions(postgres.url);
    const notifications = { areLost: false };
    const databaseLink = await Link.open({
      targets: () => [{ path }],
      filter: () => loseNotifications(() => notifications.areLost),
    });
    const throughLink = new URL(postgres.url);
    throughLink.host = `127.0.0.1:${databaseLink.port}`;
    const token = randomBytes(24).toString('hex');
    const instances: Instance[] = [];
    const address = await Link.open({ targets: () => instances.map(({ port }) => ({ port })) });
    const variables = {
      DATABASE_URL: throughLink.href,
      MODELBOARD_API_TOKEN: token,
      MODELBOARD_SECRET: randomBytes(32).toString('hex'),
      ...more(`http://127.0.0.1:${address.port}`),
    };
    for (let index = 0; index < count; index += 1) instances.push(await Instance.start(variables));
    return new Installation(notifications, postgres, databaseLink, instances, address, token, variables);
  }

  get url(): string {
    return `http://127.0.0.1:${this.address.port}`;
  }

  /** One request to the first instance that takes it. The answer's body, whatever its status. */
  async call(method: string, path: string, body?: object): Promise<{ status: number; body: Answer }> {
    const failures: unknown[] = [];
    for (const { url } of this.instances) {
      try {
        return await this.#ask(url + path, method, body);
      } catch (error) {
        failures.push(error);
      }
    }
    throw new AggregateError(failures, `${method} ${path}: no instance answers`);
  }

  async #ask(url: string, method: string, body?: object): Promise<{ status: number; body: Answer }> {
    const answer = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        'if-match': '*',
        // A kept connection may be one of an instance that was killed.
        connection: 'close',
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      body: body ? JSON.stringify(body) : null,
      signal: AbortSignal.timeout(30_000),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? {} : JSON.parse(text) };
  }

  /** The same, for what must succeed. */
  async change(method: string, path: string, body?: object): Promise<Answer> {
    const answer = await this.call(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer.body;
  }

  async close(): Promise<void> {
    await this.address.close();
    await Promise.all(this.instances.map((instance) => instance.stop()));
    await this.databaseLink.close();
    await this.postgres.remove();
  }
}

/** A body of any endpoint: a test says what it looks at. */
type Answer = Record<string, unknown>;
