// Serves packages, the runtime and the platform's page on this machine only, and keeps what a commit posts.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const RUNTIME = path.join(HERE, 'node_modules/scorm-again/dist');
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml' };

export async function serve(packages) {
  const store = { kept: {}, refuse: false, deaf: false };

  function commit(request, response) {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const attempt = new URL(request.url, 'http://host').searchParams.get('attempt');
      if (!store.refuse && !store.deaf) store.kept[attempt] = JSON.parse(Buffer.concat(parts).toString('utf-8'));
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(store.refuse ? { result: 'false', errorCode: 101 } : { result: 'true', errorCode: 0 }));
    });
  }

  async function file(request, response) {
    const wanted = path.posix.normalize(decodeURIComponent(new URL(request.url, 'http://host').pathname));
    const [, first, ...rest] = wanted.split('/');
    const roots = { package: packages[rest[0]], runtime: RUNTIME, 'host.html': HERE, 'host.js': HERE };
    const inside = first === 'package' ? rest.slice(1) : first === 'runtime' ? rest : [first];
    try {
      const data = await readFile(path.join(roots[first], ...inside));
      response.setHeader('Content-Type', TYPES[path.extname(wanted)] ?? 'application/octet-stream');
      response.end(data);
    } catch {
      response.statusCode = first === 'favicon.ico' ? 204 : 404;
      response.end();
    }
  }

  const server = createServer((request, response) => (request.method === 'POST' ? commit(request, response) : file(request, response)));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, store, close: () => server.close() };
}
