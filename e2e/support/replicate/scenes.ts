import type { JsonObject } from '@/lib/config-schema';
import type { Answer } from './answer';
import type { Arrived, Operation } from './arrived';
import type { Plan } from './plan';

/** What comes between a request and its answer. */
export type Interruption =
  | { answer: Answer }
  /** The connection breaks: before anything is done, once it is done, or in the middle of the answer. */
  | { cut: 'before' | 'after' | 'halfway' }
  /** Nothing is done for so long. */
  | { lateMs: number }
  | { hold: Gate };

/** Requests are interrupted, one if `times` says no other; or predictions go another way than the plain one. */
export type Scene = { times?: number } & (
  | ({ on: Operation | 'any'; when?: (arrived: Arrived) => boolean } & Interruption)
  | { prediction: Partial<Plan>; when?: (input: JsonObject, modelId: string) => boolean }
);

/** Where requests stop until the test lets them go on. */
export type Gate = {
  /** Before anything is done, or with everything done and no answer sent. */
  place: 'before' | 'after';
  opened: Promise<void>;
  arrive: (arrived: Arrived) => void;
};

type Kept = { scene: Scene; left: number };

/** What the test wants to happen: the oldest scene that fits comes first, and is used up by its `times`. */
export class Scenes {
  #kept: Kept[] = [];

  /** The returned function takes the scene back. */
  add(scene: Scene): () => void {
    const kept = { scene, left: scene.times ?? 1 };
    this.#kept.push(kept);
    return () => {
      this.#kept = this.#kept.filter((other) => other !== kept);
    };
  }

  interruptionOf(arrived: Arrived): Interruption | null {
    const fits = (scene: Scene): scene is Scene & Interruption & { on: Operation | 'any' } =>
      'on' in scene &&
      (scene.on === 'any' || scene.on === arrived.operation) &&
      (scene.when?.(arrived) ?? true);
    return this.#take(fits);
  }

  planOf(input: JsonObject, modelId: string): Partial<Plan> {
    const fits = (scene: Scene): scene is Scene & { prediction: Partial<Plan> } =>
      'prediction' in scene && (scene.when?.(input, modelId) ?? true);
    return this.#take(fits)?.prediction ?? {};
  }

  #take<Found extends Scene>(fits: (scene: Scene) => scene is Found): Found | null {
    for (const kept of this.#kept) {
      const { scene } = kept;
      if (!fits(scene)) continue;
      kept.left -= 1;
      if (kept.left === 0) this.#kept = this.#kept.filter((other) => other !== kept);
      return scene;
    }
    return null;
  }
}
