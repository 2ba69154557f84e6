export const replicateWebhookPath = '/api/v1/webhooks/replicate';
