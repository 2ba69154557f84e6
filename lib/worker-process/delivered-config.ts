import { delivery } from '@/lib/delivery';
import type { ConfigSource } from '@/lib/worker/ports';

/** What is live, for a worker inside the server: out of the memory from which workers elsewhere are answered. */
export const deliveredConfig: ConfigSource = {
  read(model) {
    const found = delivery().find(model ?? undefined);
    if (!('code' in found)) return { ...found, source: 'stream' };
    return found.code === 'unavailable' ? { unreadable: found.detail } : { refused: found.detail };
  },
  prompts: () => delivery().promptLibrary,
};
