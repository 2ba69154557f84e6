import { checkNodeVersion } from './launcher/node-version.mjs';

checkNodeVersion();
const { printAdminLink } = await import('./launcher/print-admin-link.mjs');
await printAdminLink();
