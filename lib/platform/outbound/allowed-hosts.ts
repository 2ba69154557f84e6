/** A host that may be asked though its address is private; on any port where `port` is null. */
export type AllowedHost = { host: string; port: number | null };

const ENTRY = /^(?<host>\[[\da-f:.]+\]|[\w.-]+)(?::(?<port>\d{1,5}))?$/i;

/** Reads `schemas.internal, 10.0.0.7:8080, [::1]`; null where an entry is no host. */
export function parseAllowedHosts(text: string): AllowedHost[] | null {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const hosts = entries.map(parseEntry);
  return hosts.every((host) => host !== null) ? hosts : null;
}

function parseEntry(entry: string): AllowedHost | null {
  const { host, port } = ENTRY.exec(entry)?.groups ?? {};
  const url = `http://${host}`;
  if (host === undefined || !URL.canParse(url)) return null;
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return null;
  return { host: new URL(url).hostname, port: port === undefined ? null : Number(port) };
}

/** Whether an address names one of the hosts. */
export function isAllowedHost(hosts: readonly AllowedHost[], url: URL): boolean {
  return hosts.some(({ host, port }) => host === url.hostname && (port === null || port === portOf(url)));
}

/** The port of an address, also where it is that of its protocol. */
export function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}
