import { checkNodeVersion } from './launcher/node-version.mjs';

checkNodeVersion();
const { demonstrateConflict } = await import('./demo/demonstrate-conflict.mjs');
await demonstrateConflict();
