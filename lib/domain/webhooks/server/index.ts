export { receiveWebhook } from './receive-webhook';
export { requireRecent } from './require-signed';
