import { checkNodeVersion } from './launcher/node-version.mjs';

checkNodeVersion();
const { launch } = await import('./launcher/launch.mjs');
await launch({ dev: false });
