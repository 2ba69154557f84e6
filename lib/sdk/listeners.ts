import { reasonOf } from './transport';

export type Listeners<Arguments extends unknown[]> = {
  /** Returns what takes it away again. */
  add(listener: (...given: Arguments) => unknown): () => void;
  call(...given: Arguments): void;
  clear(): void;
};

/** Calls each listener. What one throws, or rejects with, is told to `onError` and harms nobody else. */
export function createListeners<Arguments extends unknown[]>(
  onError: (reason: string) => void,
): Listeners<Arguments> {
  const listeners = new Set<{ call: (...given: Arguments) => unknown }>();
  return {
    add(listener) {
      const entry = { call: listener };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    call(...given) {
      for (const { call } of [...listeners]) {
        try {
          Promise.resolve(call(...given)).catch((error: unknown) => onError(reasonOf(error)));
        } catch (error) {
          onError(reasonOf(error));
        }
      }
    },
    clear: () => listeners.clear(),
  };
}
