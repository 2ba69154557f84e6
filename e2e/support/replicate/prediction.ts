import type { JsonObject } from '@/lib/config-schema';
import { randomId } from './ids';
import { defaultsOf, type Model, type Version } from './models';
import { drawPicture, fingerprintOf, typeOf } from './picture';
import type { Plan } from './plan';

export type Status = 'starting' | 'processing' | 'succeeded' | 'failed' | 'canceled' | 'aborted';
/** What a webhook may be sent for. */
export type Happening = 'start' | 'output' | 'logs' | 'completed';

type Made = {
  model: Model;
  version: Version;
  /** Whether it was asked for by its version, not by the model's name. */
  isOfVersion: boolean;
  input: JsonObject;
  plan: Plan;
  /** Of its pictures, in pixels. */
  longestSide: number;
};

/** One prediction as the provider keeps it. What brings it on is `runPrediction`, or the test. */
export class Prediction {
  readonly id = randomId();
  readonly createdAt = new Date();
  readonly model: Model;
  readonly version: Version;
  readonly isOfVersion: boolean;
  readonly plan: Plan;
  /** Empty once it is removed; `asked` stays. */
  input: JsonObject;
  status: Status = 'starting';
  startedAt: Date | null = null;
  completedAt: Date | null = null;
  deadline: Date | null = null;
  logs = '';
  error: string | null = null;
  isDataRemoved = false;
  /** How many pictures are there. */
  pictures = 0;
  readonly seed: number;
  /** The input that it was made with. */
  readonly asked: JsonObject;
  readonly #longestSide: number;
  readonly #drawn = new Map<number, Promise<Buffer>>();
  readonly #listeners = new Set<(happening: Happening) => void>();

  constructor({ model, version, isOfVersion, input, plan, longestSide }: Made) {
    this.model = model;
    this.version = version;
    this.isOfVersion = isOfVersion;
    this.input = input;
    this.plan = plan;
    this.asked = input;
    this.#longestSide = longestSide;
    this.seed = typeof input.seed === 'number' ? input.seed : Math.floor(Math.random() * 2 ** 31);
  }

  get hasEnded(): boolean {
    return this.status !== 'starting' && this.status !== 'processing';
  }

  /** Calls the listener with what happens. The returned function ends that. */
  listen(listener: (happening: Happening) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(): void {
    if (this.status !== 'starting') return;
    this.status = 'processing';
    this.startedAt = new Date();
    this.#tell('start');
  }

  log(line: string): void {
    if (this.status !== 'processing') return;
    this.logs += `${line}\n`;
    this.#tell('logs');
  }

  /** One more picture is there. */
  show(): void {
    if (this.status !== 'processing') return;
    this.pictures += 1;
    this.#tell('output');
  }

  succeed(pictures: number): void {
    if (this.status !== 'processing') return;
    this.pictures = Math.max(this.pictures, pictures);
    this.#end('succeeded');
  }

  /** @param error in the model's own words */
  fail(error: string): void {
    if (this.status !== 'processing') return;
    this.error = error;
    this.#end('failed');
  }

  /** Its output is gone then, even where some was there. */
  cancel(): void {
    if (this.hasEnded) return;
    this.pictures = 0;
    this.#end('canceled');
  }

  /** Its time is over: `aborted` where it never ran. */
  expire(): void {
    if (this.status === 'starting') this.#end('aborted');
    else this.cancel();
  }

  /** As an hour after its end: input, output and logs are gone for good. */
  removeData(): void {
    this.isDataRemoved = true;
    this.input = {};
    this.logs = '';
    this.pictures = 0;
  }

  /** The name of a picture's file. */
  fileOf(index: number): string {
    return `out-${index}.${typeOf(this.#look)}`;
  }

  /** The same for the same model, input, seed and place: see `readPicture`. */
  fingerprintOf(index: number): string {
    return fingerprintOf(this.#subjectOf(index));
  }

  /** The places of the pictures that somebody got, whether they are still there or not. */
  get drawn(): number[] {
    return [...this.#drawn.keys()];
  }

  /** Draws a picture when it is asked for first. */
  draw(index: number): Promise<Buffer> {
    const known = this.#drawn.get(index);
    if (known) return known;
    const drawn = drawPicture(this.#subjectOf(index), this.#look, this.#longestSide);
    this.#drawn.set(index, drawn);
    return drawn;
  }

  get #look(): JsonObject {
    return { ...defaultsOf(this.version), ...this.asked };
  }

  #subjectOf(index: number) {
    return { model: this.model.id, input: this.asked, seed: this.seed, index };
  }

  #end(status: Status): void {
    this.status = status;
    this.completedAt = new Date();
    this.#tell('completed');
  }

  #tell(happening: Happening): void {
    for (const listener of [...this.#listeners]) listener(happening);
  }
}
