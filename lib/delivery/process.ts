import { env } from '@/lib/platform/env';
import { singleton } from '@/lib/platform/singleton';
import { Delivery } from './delivery';

/** The delivery of this process: `app/start-up.ts` starts it, `scripts/serve.mjs` finds it by this name. */
export const delivery = (): Delivery =>
  singleton('delivery', () => {
    const { DATABASE_URL: url, MODELBOARD_API_TOKEN: apiToken } = env();
    return new Delivery({ url, apiToken });
  });
