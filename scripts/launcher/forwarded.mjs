import { BlockList, isIP } from 'node:net';
import { Failure } from './failure.mjs';

/**
 * Reads MODELBOARD_TRUSTED_PROXIES: addresses and CIDR ranges, separated by commas.
 * @param {string | null} text
 * @returns {BlockList | null}
 * @throws {Failure} naming the entry that is neither
 */
export function parseTrustedProxies(text) {
  if (text === null) return null;
  const list = new BlockList();
  for (const entry of text.split(',').map((part) => part.trim())) {
    const [address = '', prefix, ...rest] = entry.split('/');
    const version = isIP(address);
    const longest = version === 4 ? 32 : 128;
    if (
      !version ||
      rest.length > 0 ||
      (prefix !== undefined && !(/^\d+$/.test(prefix) && Number(prefix) <= longest))
    ) {
      throw new Failure(
        `MODELBOARD_TRUSTED_PROXIES holds "${entry}". Set it to addresses or ranges such as 10.0.0.1, 10.0.0.0/8.`,
      );
    }
    list.addSubnet(address, Number(prefix ?? longest), version === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

/**
 * Leaves only what can be believed: `X-Forwarded-For` becomes one address, that of the client. A trusted proxy names it
 * (the last one in the chain that is no trusted proxy); otherwise it is the peer, and host and protocol are removed.
 * @param {Pick<import('node:http').IncomingMessage, 'headers' | 'socket'>} request changed in place
 * @param {BlockList | null} proxies
 */
export function sanitiseForwarded({ headers, socket }, proxies) {
  const peer = plainAddress(socket.remoteAddress ?? '');
  const trusted = isTrusted(peer, proxies);
  const chain = trusted ? String(headers['x-forwarded-for'] ?? '').split(',') : [];
  const addresses = chain.map((part) => plainAddress(part.trim())).filter((address) => isIP(address));
  headers['x-forwarded-for'] =
    addresses.findLast((address) => !isTrusted(address, proxies)) ?? addresses[0] ?? peer;
  for (const name of ['forwarded', 'x-real-ip', 'x-forwarded-port', 'x-forwarded-server'])
    delete headers[name];
  if (trusted) return;
  delete headers['x-forwarded-host'];
  delete headers['x-forwarded-proto'];
}

/**
 * @param {string} address
 * @param {BlockList | null} proxies
 */
function isTrusted(address, proxies) {
  const version = isIP(address);
  return Boolean(proxies && version && proxies.check(address, version === 4 ? 'ipv4' : 'ipv6'));
}

/**
 * A socket that listens on IPv6 reports IPv4 peers as `::ffff:192.0.2.1`.
 * @param {string} address
 */
function plainAddress(address) {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
