import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  // `npm run check` looks at types; whoever only starts the product need not wait for that.
  typescript: { ignoreBuildErrors: true },
  // Next neither writes files for coding assistants nor asks the network about its own updates.
  agentRules: false,
  // authInterrupts: pages answer 403 through forbidden().
  // proxyClientMaxBodySize: Next cuts larger bodies without a word; routes refuse them at 10 MiB themselves.
  experimental: { agentUpgrade: false, authInterrupts: true, proxyClientMaxBodySize: '12mb' },
  // Browsers ask for it where a page names no icon, as the page of a failed server.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  // Without it a lock file in a folder above makes Next take that folder for the project.
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
};

export default config;
