import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { Duplex, Transform } from 'node:stream';

/** Where a link leads: a Unix socket or a port of 127.0.0.1. */
export type Target = { path: string } | { port: number };

type Options = {
  /** Asked for each new connection; the first that takes it gets it. */
  targets: () => Target[];
  /** What the answers of one connection go through. */
  filter?: () => Transform;
};

/** A connection through the link: both of its ends, and what stands before the near one. */
type Passage = { near: Socket; far: Socket; entrance: Duplex; isForgotten: boolean };

/**
 * A network between two processes that a test may break: it listens on a port of 127.0.0.1 and passes bytes on. With several
 * targets it is the one address of several instances.
 */
export class Link {
  readonly #server: Server;
  readonly #options: Options;
  readonly #passages = new Set<Passage>();
  #isHeld = false;
  #turn = 0;

  private constructor(server: Server, options: Options) {
    this.#server = server;
    this.#options = options;
    server.on('connection', (near) => void this.#admit(near));
  }

  static async open(options: Options): Promise<Link> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Link(server, options);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Ends every connection with a reset, as a process does that is killed. New ones are taken. */
  cut(): void {
    for (const { near, far } of this.#passages) {
      near.resetAndDestroy();
      far.destroy();
    }
  }

  /** Passes nothing on, in silence: connections stay open, and new ones are taken. */
  hold(): void {
    this.#isHeld = true;
    for (const passage of this.#passages) part(passage);
  }

  /** Ends {@link hold}: what was sent meanwhile arrives. */
  release(): void {
    this.#isHeld = false;
    for (const passage of this.#passages) if (!passage.isForgotten) join(passage);
  }

  /** The connections of now never hear of each other again, as behind a firewall that forgot them; new ones work. */
  forget(): void {
    for (const passage of this.#passages) {
      passage.isForgotten = true;
      part(passage);
    }
  }

  async close(): Promise<void> {
    this.#server.close();
    this.cut();
    await once(this.#server, 'close');
  }

  async #admit(near: Socket): Promise<void> {
    near.on('error', () => {});
    near.pause();
    const far = await this.#dial();
    if (far === null || near.destroyed) {
      near.resetAndDestroy();
      far?.destroy();
      return;
    }
    const entrance = this.#options.filter?.() ?? near;
    if (entrance !== near) entrance.pipe(near);
    const passage = { near, far, entrance, isForgotten: false };
    this.#passages.add(passage);
    this.#endTogether(passage);
    if (!this.#isHeld) join(passage);
  }

  #endTogether(passage: Passage): void {
    const { near, far } = passage;
    const end = (other: Socket) => () => {
      this.#passages.delete(passage);
      if (!passage.isForgotten) other.destroy();
    };
    near.once('close', end(far));
    far.once('close', end(near));
  }

  /** The next target in turn that takes a connection. */
  async #dial(): Promise<Socket | null> {
    const targets = this.#options.targets();
    const first = this.#turn++;
    for (let step = 0; step < targets.length; step += 1) {
      const target = targets[(first + step) % targets.length];
      const far = target && (await reach(target));
      if (far) return far;
    }
    return null;
  }
}

function join({ near, far, entrance }: Passage): void {
  near.pipe(far);
  far.pipe(entrance);
}

function part({ near, far, entrance }: Passage): void {
  near.unpipe(far);
  far.unpipe(entrance);
}

async function reach(target: Target): Promise<Socket | null> {
  const far = connect('path' in target ? target : { ...target, host: '127.0.0.1' });
  far.on('error', () => {});
  try {
    await once(far, 'connect');
    return far;
  } catch {
    return null;
  }
}
