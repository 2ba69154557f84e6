import { randomBytes } from 'node:crypto';
import { OwnPostgres } from './own-postgres';
import { type ProductServer, startProduct } from './product-server';

/** The product on a PostgreSQL of its own: a test may end either, and start it again at the same address on the same data. */
export async function makeRestartableProduct() {
  const postgres = await OwnPostgres.make();
  const sql = postgres.connect();
  const database = { url: postgres.url, sql, drop: async () => {} };
  const token = randomBytes(24).toString('hex');
  let port = '0';
  let running: ProductServer | null = null;

  async function stop(): Promise<void> {
    await running?.stop();
    running = null;
  }

  return {
    postgres,
    /** To look at the database, or to change it behind the product's back. */
    sql,
    /** With scope admin. */
    token,
    /** Starts it, unless it runs; returns its address, the same each time. */
    async start(): Promise<string> {
      const variables = { PORT: port, MODELBOARD_API_TOKEN: token };
      running ??= await startProduct({ database, variables });
      port = new URL(running.url).port;
      return running.url;
    },
    stop,
    async remove(): Promise<void> {
      await stop();
      await sql.end({ timeout: 5 });
      await postgres.remove();
    },
  };
}

export type RestartableProduct = Awaited<ReturnType<typeof makeRestartableProduct>>;
