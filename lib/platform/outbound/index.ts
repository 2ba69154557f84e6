export { fetchPublic } from './fetch-public';
export { OutboundError } from './outbound-error';
export { outboundSettings, providerHost } from './settings';
