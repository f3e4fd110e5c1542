import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type Asset, readAsset } from '#electron/fronts/assets.ts';
import { contentPolicy, newNonce, withNonce } from '#electron/fronts/content-policy.ts';

type Encoding = 'br' | 'gzip' | 'identity';

const compress: Record<Exclude<Encoding, 'identity'>, (bytes: Buffer) => Promise<Buffer>> = {
  br: bytes => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: bytes => promisify(gzip)(bytes),
};

/** Compressing again saves nothing. */
const packed = /^(?:image\/png|font\/woff2)/;

function chooseEncoding(accept: string | string[] | undefined, type: string): Encoding {
  if (packed.test(type)) return 'identity';
  const offered = String(accept ?? '')
    .split(',')
    .map(part => part.trim().split(';')[0]);
  return offered.includes('br') ? 'br' : offered.includes('gzip') ? 'gzip' : 'identity';
}

/** The page and its files, compressed once each and kept. */
export class StaticFiles {
  readonly #root: string;
  readonly #compressed = new Map<string, Promise<Buffer>>();

  constructor(root: string) {
    this.#root = root;
  }

  /** False when there is no such file. `origin` is ours, as the browser sees it. */
  async serve(
    request: IncomingMessage,
    response: ServerResponse,
    pathname: string,
    origin: string,
  ): Promise<boolean> {
    const asset = await readAsset(this.#root, pathname);
    if (asset === undefined) return false;
    response.setHeader('content-type', asset.type);
    if (asset.page) this.#page(response, asset, origin);
    else await this.#file(request, response, asset, pathname);
    return true;
  }

  #page(response: ServerResponse, asset: Asset, origin: string): void {
    const nonce = newNonce();
    response.setHeader('content-security-policy', contentPolicy(nonce, [origin.replace(/^http/, 'ws')]));
    response.setHeader('cache-control', 'no-store');
    response.end(withNonce(asset.bytes.toString('utf8'), nonce));
  }

  async #file(
    request: IncomingMessage,
    response: ServerResponse,
    asset: Asset,
    pathname: string,
  ): Promise<void> {
    const encoding = chooseEncoding(request.headers['accept-encoding'], asset.type);
    response.setHeader(
      'cache-control',
      asset.immutable ? 'private, max-age=31536000, immutable' : 'no-cache',
    );
    response.setHeader('vary', 'accept-encoding');
    if (encoding === 'identity') {
      response.end(asset.bytes);
      return;
    }
    response.setHeader('content-encoding', encoding);
    const key = `${encoding} ${asset.bytes.length} ${pathname}`;
    let bytes = this.#compressed.get(key);
    if (bytes === undefined) {
      bytes = compress[encoding](asset.bytes);
      this.#compressed.set(key, bytes);
    }
    response.end(await bytes);
  }
}
