import { runChecks } from './check/run.mjs';

const { passed, failed } = await runChecks(console.log);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
