import { serve } from '../../scripts/serve.mjs';

/** The product in a process of its own, for a spec file. Everything it needs stands in the environment. */
await serve({ host: process.env.HOST, port: Number(process.env.PORT) });
