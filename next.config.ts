import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';
import { apiPolicy, securityHeaders } from './lib/platform/http/security-headers';

const apiHeaders = Object.entries({ ...securityHeaders, 'content-security-policy': apiPolicy }).map(
  ([key, value]) => ({ key, value }),
);

const config: NextConfig = {
  poweredByHeader: false,
  // `npm run check` looks at types; whoever only starts the product need not wait for that.
  typescript: { ignoreBuildErrors: true },
  // Next neither writes files for coding assistants nor asks the network about its own updates.
  agentRules: false,
  experimental: {
    agentUpgrade: false,
    // Pages answer 403 through forbidden().
    authInterrupts: true,
    // A build happens once per release, so a cache for the next one costs more seconds and disk than it saves.
    turbopackFileSystemCacheForBuild: false,
  },
  // The same for each answer of the API: `proxy.ts` would read every request a second time for them, and cut it at 10 MB.
  headers: async () => [{ source: '/api/:path*', headers: apiHeaders }],
  // It loads its SQL and its plug-ins by itself.
  serverExternalPackages: ['graphile-worker'],
  // Browsers ask for it where a page names no icon, as the page of a failed server.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  // Without it a lock file in a folder above makes Next take that folder for the project.
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
};

export default config;
