import { readEnvironment, root } from '../../scripts/launcher/environment.mjs';
import { live } from '../../scripts/launcher/lifetime.mjs';
import { serve } from '../../scripts/serve.mjs';

/** The production build in a process of its own, for a spec file. What it needs stands in the environment. */
await live(async ({ onEnd, ready }) => {
  const server = await serve({ ...readEnvironment(process.env), root, dev: false });
  onEnd(() => server.close());
  ready();
});
