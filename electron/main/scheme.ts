import type { CustomScheme } from 'electron';
import { readAsset } from '#electron/fronts/assets.ts';
import { contentPolicy, fixedHeaders, newNonce, withNonce } from '#electron/fronts/content-policy.ts';
import { appScheme, isOwnAddress } from './origin.ts';

/** To be registered before the app is ready. Neither bypassCSP nor corsEnabled: it is a site like any other. */
export const schemePrivileges: CustomScheme[] = [
  {
    scheme: appScheme,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
];

const notFound = () => new Response('There is nothing here.', { status: 404, headers: fixedHeaders });

/** Answers requests of app://vm from the built page's folder, and of every other host with 404. */
export function schemeHandler(assets: string) {
  return async (request: Pick<Request, 'url' | 'method'>): Promise<Response> => {
    if (!isOwnAddress(request.url) || request.method !== 'GET') return notFound();
    const asset = await readAsset(assets, new URL(request.url).pathname);
    if (asset === undefined) return notFound();
    const headers = new Headers({ ...fixedHeaders, 'content-type': asset.type });
    headers.set('cache-control', asset.immutable ? 'max-age=31536000, immutable' : 'no-store');
    if (!asset.page) return new Response(new Uint8Array(asset.bytes), { headers });
    const nonce = newNonce();
    headers.set('content-security-policy', contentPolicy(nonce));
    return new Response(withNonce(asset.bytes.toString('utf8'), nonce), { headers });
  };
}
