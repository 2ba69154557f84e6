import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { connectionOptions } from '@/lib/platform/db/connection-options.mjs';
import { startEmbedded } from '../../scripts/postgres/embedded.mjs';
import { homeOf, removeHome } from '../../scripts/postgres/home.mjs';

/** Also for `cp -a`, since a copy by Node would belong to whoever runs the tests and not to PostgreSQL's user. */
const run = promisify(execFile);

/** A PostgreSQL of its own that writes to disk as a real one does: to be broken, and started again on the same data. */
export class OwnPostgres {
  readonly #dataDir: string;
  readonly #cluster: string;
  #isMounted = false;
  #server: { url: string; stop(): Promise<void> } | null;
  /** The same after each start. */
  readonly url: string;

  private constructor(dataDir: string, cluster: string, server: { url: string; stop(): Promise<void> }) {
    this.#dataDir = dataDir;
    this.#cluster = cluster;
    this.#server = server;
    this.url = server.url;
  }

  static async make(): Promise<OwnPostgres> {
    const dataDir = await mkdtemp(join(tmpdir(), 'modelboard-own-'));
    const server = await startEmbedded({ dataDir });
    const { cluster } = await homeOf(dataDir);
    return new OwnPostgres(dataDir, cluster, server);
  }

  /** A connection that stands apart from the product's. */
  connect(): postgres.Sql {
    return postgres(this.url, { ...connectionOptions(this.url), max: 1, onnotice: () => {} });
  }

  /** What it has written into its log. */
  log(): Promise<string> {
    return readFile(join(this.#dataDir, 'postgres.log'), 'utf8');
  }

  /** Starts it again, unless it runs. */
  async start(): Promise<void> {
    this.#server ??= await startEmbedded({ dataDir: this.#dataDir });
  }

  /**
   * Starts it again as after a restored backup: it listens, and answers that it is starting up, for so many seconds at least.
   * Resolves when it takes connections.
   */
  async recoverSlowly(seconds: number): Promise<{ recovered: Promise<void> }> {
    await this.stop();
    const settings = join(this.#cluster, 'postgresql.auto.conf');
    await appendFile(settings, `restore_command = 'sleep ${seconds}; false'\n`);
    await writeFile(join(this.#cluster, 'recovery.signal'), '', { mode: 0o644 });
    return { recovered: this.start() };
  }

  /** Ends it as an operator does: open transactions are taken back. */
  async stop(): Promise<void> {
    await this.#server?.stop();
    this.#server = null;
  }

  /** Ends all of its processes at one blow, as a machine does that loses its power. It stays away until started. */
  async kill(): Promise<void> {
    for (const pid of await this.#processes()) process.kill(pid, 'SIGKILL');
    await this.stop();
  }

  /** Lets it hang: it takes connections and answers nothing. The returned function wakes it. */
  async freeze(): Promise<() => void> {
    const pids = await this.#processes();
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    return () => {
      for (const pid of pids) process.kill(pid, 'SIGCONT');
    };
  }

  /**
   * Copies its data as an operator does, while it is stopped. The returned function puts the copy in the place of what is
   * there then; both leave it running.
   */
  async backUp(): Promise<() => Promise<void>> {
    const copy = `${this.#cluster}-copy`;
    const replace = async (target: string, source: string) => {
      await this.stop();
      await rm(target, { recursive: true, force: true });
      await run('cp', ['-a', source, target]);
      await this.start();
    };
    await replace(copy, this.#cluster);
    return () => replace(this.#cluster, copy);
  }

  /**
   * Moves its data to a small disk and leaves no byte free there. The returned function frees some; null if this user may not
   * mount a disk. Restarts it.
   */
  async fillDisk(): Promise<(() => Promise<void>) | null> {
    const aside = `${this.#cluster}-aside`;
    await this.stop();
    await run('cp', ['-a', this.#cluster, aside]);
    const { stdout } = await run('du', ['-sm', aside]);
    const size = `size=${Number.parseInt(stdout, 10) + 20}m`;
    try {
      await run('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', this.#cluster]);
      this.#isMounted = true;
      // The folder itself too, with its owner and mode.
      await run('cp', ['-aT', aside, this.#cluster]);
    } catch {
      return null;
    } finally {
      await rm(aside, { recursive: true });
      await this.start();
    }
    // The first connection writes caches that later ones read, and fails without room for them.
    await this.#processes();
    const ballast = join(this.#cluster, 'ballast');
    await run('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=4k']).catch(() => {});
    return () => rm(ballast);
  }

  async remove(): Promise<void> {
    await this.stop();
    if (this.#isMounted) await run('umount', [this.#cluster]);
    removeHome(await homeOf(this.#dataDir), this.#dataDir);
    await rm(this.#dataDir, { recursive: true });
  }

  /** The postmaster first, so that it starts no other; then its helpers and those that serve connections. */
  async #processes(): Promise<number[]> {
    const sql = this.connect();
    const rows = await sql<{ pid: number }[]>`
      select pid from pg_stat_activity where pid <> pg_backend_pid()`;
    await sql.end();
    const postmaster = Number.parseInt(await readFile(join(this.#cluster, 'postmaster.pid'), 'utf8'), 10);
    return [postmaster, ...rows.map((row) => row.pid)];
  }
}
