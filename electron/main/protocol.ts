import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { net, protocol } from 'electron';
import { bundleOrigin } from './admission';

const { protocol: schemeWithColon, host: bundle } = new URL(bundleOrigin);
const scheme = schemeWithColon.slice(0, -1);

/** Nothing but our own files: no other origin, no inline script, and of inline styles only those that carry the nonce. */
const policyWith = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** What stands for the nonce in the page's HTML. */
const placeholder = 'NONCE-OF-THIS-LOAD';

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Serves the built renderer, and nothing beside it. */
export function serveRenderer(folder: string): void {
  protocol.handle(scheme, async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = path.join(folder, decodeURIComponent(pathname));
    if (host !== bundle || !file.startsWith(folder + path.sep)) return notFound();
    return (file.endsWith('.html') ? page(file) : asset(file)).catch(notFound);
  });
}

const notFound = (): Response => new Response('not found', { status: 404 });

async function page(file: string): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  const html = (await readFile(file, 'utf8')).replace(placeholder, nonce);
  return new Response(html, { headers: headersOf('text/html; charset=utf-8', nonce) });
}

async function asset(file: string): Promise<Response> {
  const response = await net.fetch(pathToFileURL(file).href);
  const type = response.headers.get('content-type') ?? 'application/octet-stream';
  return new Response(response.body, { status: response.status, headers: headersOf(type, 'none') });
}

const headersOf = (type: string, nonce: string): Record<string, string> => ({
  'content-type': type,
  'content-security-policy': policyWith(nonce),
  'x-content-type-options': 'nosniff',
});
