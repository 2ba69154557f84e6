import { outboundEnv } from '@/lib/platform/env';
import { singleton } from '@/lib/platform/singleton';
import { type AllowedHost, portOf } from './allowed-hosts';

/** Whom the product may ask, and with which key. */
export type OutboundSettings = {
  allowedHosts: readonly AllowedHost[];
  /** `baseUrl` has no slash at its end; `token` is null where no key is set. */
  replicate: { baseUrl: string; token: string | null };
};

const REPLICATE = 'https://api.replicate.com/v1';
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** The checked settings of this process. */
export const outboundSettings = (): OutboundSettings =>
  singleton('outbound', () => {
    const variables = outboundEnv();
    const baseUrl = variables.REPLICATE_BASE_URL ?? REPLICATE;
    return {
      allowedHosts: [...(variables.MODELBOARD_ALLOWED_HOSTS ?? []), providerHost(baseUrl)],
      replicate: { baseUrl, token: variables.REPLICATE_API_TOKEN ?? null },
    };
  });

/** Whoever sets the provider's address means it, wherever it lies; on this machine, outputs may come from another port. */
export function providerHost(baseUrl: string): AllowedHost {
  const url = new URL(baseUrl);
  return { host: url.hostname, port: LOOPBACK.test(url.hostname) ? null : portOf(url) };
}
