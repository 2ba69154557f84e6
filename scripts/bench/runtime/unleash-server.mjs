import { createRequire } from 'node:module';

/** Starts unleash-server from its package, configured by the environment, and says when it answers. */
const { start } = createRequire(import.meta.url)('unleash-server');
await start();
console.log(`unleash-server is ready at http://127.0.0.1:${process.env.HTTP_PORT}`);
