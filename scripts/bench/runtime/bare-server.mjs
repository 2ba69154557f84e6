import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/**
 * The limit: `node:http` that looks at If-None-Match and answers the same bytes as the product, from memory. The file
 * that is named in the command line holds both answers: `{ etag, fresh: { headers, body }, same: { headers } }`.
 */
const { etag, fresh, same } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const body = Buffer.from(fresh.body);

const server = createServer((request, response) => {
  if (request.headers['if-none-match'] === etag) response.writeHead(304, same.headers).end();
  else response.writeHead(200, fresh.headers).end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object')
    console.log(`bare node:http is ready at http://127.0.0.1:${address.port}`);
});
process.on('SIGTERM', () => process.exit(0));
