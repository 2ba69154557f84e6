import { createHmac, randomBytes } from 'node:crypto';
import type { JsonObject } from '@/lib/config-schema';
import { randomId } from './ids';
import type { Happening, Prediction } from './prediction';
import type { Timers } from './timers';

/** Seconds between tries of one webhook that met no answer. */
const RETRIES = [0.2, 0.5, 1];
/** Seconds in which `output` and `logs` are sent once at most. */
const THROTTLE = 0.5;

/** One webhook. It keeps its id when it is sent again. */
export type Delivery = {
  id: string;
  address: string;
  predictionId: string;
  happening: Happening;
  body: string;
  /** What each try was answered; null where there was no answer. */
  statuses: (number | null)[];
};

/** How a webhook is sent: the secrets that sign it, and when it says that it was sent. */
export type Sending = { secrets?: string[]; at?: Date };

/** Sends what happens to predictions, signed, to whom they asked for. */
export class Webhooks {
  /** `whsec_` and the key in base64. */
  secret = newSecret();
  /** All of them, sent or not, in the order of what happened. */
  readonly deliveries: Delivery[] = [];
  readonly #timers: Timers;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** Sends what happens to a prediction, as its plan says. */
  follow(
    prediction: Prediction,
    address: string,
    events: readonly string[],
    bodyOf: () => Promise<JsonObject>,
  ): void {
    const lastSent = new Map<Happening, number>();
    let sent: Promise<unknown> = Promise.resolve();
    prediction.listen((happening) => {
      const isOften = happening === 'output' || happening === 'logs';
      const elapsedMs = performance.now() - (lastSent.get(happening) ?? Number.NEGATIVE_INFINITY);
      const isTooSoon = isOften && elapsedMs < THROTTLE * this.#timers.secondMs;
      if (!events.includes(happening) || isTooSoon) return;
      lastSent.set(happening, performance.now());
      // What is told is how it stands now, whenever it arrives.
      const body = bodyOf();
      sent = sent.then(async () => this.#hand(prediction, address, happening, JSON.stringify(await body)));
    });
  }

  /** Sends one now. The answer's status; null where there was none. */
  async send(delivery: Delivery, { secrets = [this.secret], at = new Date() }: Sending = {}) {
    const { id, address, body } = delivery;
    const timestamp = Math.floor(at.getTime() / 1000);
    const status = await fetch(address, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': secrets.map((secret) => sign(secret, `${id}.${timestamp}.${body}`)).join(' '),
      },
      body,
    }).then(
      async (answer) => {
        await answer.body?.cancel();
        return answer.status;
      },
      () => null,
    );
    delivery.statuses.push(status);
    return status;
  }

  /** From now on another secret is the right one. */
  rotate(): void {
    this.secret = newSecret();
  }

  async #hand(
    { id: predictionId, plan }: Prediction,
    address: string,
    happening: Happening,
    body: string,
  ): Promise<void> {
    const id = `msg_${randomId()}`;
    const delivery: Delivery = { id, address, predictionId, happening, body, statuses: [] };
    this.deliveries.push(delivery);
    if (plan.webhooks === 'held') return;
    await this.#sendUntilAnswered(delivery);
    if (plan.webhooks === 'twice') await this.#sendUntilAnswered(delivery);
  }

  async #sendUntilAnswered(delivery: Delivery, tries = 0): Promise<void> {
    const status = await this.send(delivery);
    const pause = RETRIES[tries];
    if ((status !== null && status < 500) || pause === undefined) return;
    this.#timers.afterSeconds(pause, () => void this.#sendUntilAnswered(delivery, tries + 1));
  }
}

export function newSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`;
}

function sign(secret: string, text: string): string {
  const key = Buffer.from(secret.slice(secret.lastIndexOf('_') + 1), 'base64');
  return `v1,${createHmac('sha256', key).update(text).digest('base64')}`;
}

/** Webhooks go over https; a double also reaches a test on its own machine. */
export function isLoopback(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}
