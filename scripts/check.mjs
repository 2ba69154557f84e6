import { installExamples } from './check/examples.mjs';
import { runChecks } from './check/run.mjs';
import { live } from './launcher/lifetime.mjs';

await live(async ({ stopping }) => {
  await installExamples({ stopping, log: console.log });
  const { passed, failed } = await runChecks(console.log);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
});
