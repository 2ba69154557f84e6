import { type Answer, json } from './answer';
import type { Arrived, Operation } from './arrived';
import { createPrediction } from './create-prediction';
import { createFile, deleteFile, getFile } from './files';
import { notFound } from './problems';
import { getModel, getVersion, listVersions } from './read-models';
import { cancelPrediction, getPrediction, listPredictions, readOutput } from './read-predictions';
import type { World } from './world';

type Handler = (world: World, arrived: Arrived) => Answer | Promise<Answer>;
type Route = [method: string, path: string, operation: Operation, handle: Handler];

const ROUTES: Route[] = [
  ['POST', '/v1/predictions', 'create', createPrediction],
  ['POST', '/v1/models/:owner/:name/predictions', 'create', createPrediction],
  ['GET', '/v1/predictions', 'list', listPredictions],
  ['GET', '/v1/predictions/:id', 'get', getPrediction],
  ['POST', '/v1/predictions/:id/cancel', 'cancel', cancelPrediction],
  ['GET', '/v1/models/:owner/:name', 'model', getModel],
  ['GET', '/v1/models/:owner/:name/versions', 'versions', listVersions],
  ['GET', '/v1/models/:owner/:name/versions/:id', 'version', getVersion],
  ['POST', '/v1/files', 'upload', createFile],
  ['GET', '/v1/files/:id', 'file', getFile],
  ['DELETE', '/v1/files/:id', 'delete-file', deleteFile],
  ['GET', '/v1/webhooks/default/secret', 'secret', ({ webhooks }) => json(200, { key: webhooks.secret })],
  [
    'GET',
    '/v1/account',
    'account',
    () =>
      json(200, {
        type: 'organization',
        username: 'acme',
        name: 'Acme',
        github_url: 'https://github.com/acme',
      }),
  ],
  ['GET', '/delivery/:id/:file', 'output', readOutput],
];

const PATTERNS = ROUTES.map(([method, path, operation, handle]) => ({
  method,
  pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '([^/]+)')}$`),
  operation,
  handle,
}));

/** What a request is for, and what does it; 404 for all that is not known. */
export function routeOf(method: string, path: string) {
  for (const route of PATTERNS) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match) return { ...route, parameters: match.slice(1).map(decodeURIComponent) };
  }
  return { operation: 'unknown' as const, handle: () => notFound(), parameters: [] };
}
