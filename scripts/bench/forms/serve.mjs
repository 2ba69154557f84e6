import { once } from 'node:events';
import { createServer } from 'node:http';

const types = { js: 'text/javascript', css: 'text/css' };

/**
 * Serves the page of each contestant below `/<index>/`, from memory and on this machine only.
 * @param {import('./bundle.mjs').Bundle[]} bundles
 * @returns {Promise<{ url: string, close: () => Promise<unknown>, bench: object }>} what is set as `bench` is what the next page is given
 */
export async function serve(bundles) {
  const served = { bench: {} };
  const server = createServer((request, response) => {
    const [, index = '', path = ''] = /^\/(\d+)(\/.*)$/.exec(request.url ?? '') ?? [];
    const files = bundles[Number(index)]?.files;
    const contents = path === '/' ? pageOf(files, served.bench) : files?.get(path);
    const type = types[path.split('.').at(-1)] ?? 'text/html; charset=utf-8';
    response.writeHead(contents ? 200 : 404, { 'content-type': type }).end(contents);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(served, {
    url: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  });
}

function pageOf(files, bench) {
  const style = files?.has('/page.css') ? '<link rel="stylesheet" href="page.css">' : '';
  const given = JSON.stringify(bench).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="en" data-mantine-color-scheme="light"><title>Bench</title>${style}
<div id="root"></div><script>window.bench = ${given}</script><script type="module" src="page.js"></script></html>`;
}
