import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

export interface Asset {
  readonly bytes: Buffer;
  readonly type: string;
  /** The page itself, whatever its address: routes are the page's own business. */
  readonly page: boolean;
  /** Its name changes with its content. */
  readonly immutable: boolean;
}

/** The parts of a decoded path, or undefined when it tries to be clever. */
function safeParts(pathname: string): string[] | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  const parts = decoded.split('/').filter(part => part !== '');
  return parts.some(part => part === '..' || part === '.' || part.startsWith('.')) ? undefined : parts;
}

/**
 * A file below `root`, for a path as it stands in an address. Outside `assets`, a path that names no kind of file
 * we serve is a route of the page. Undefined for what is not there or not below `root`, by `..`, encoded dots or a symbolic link.
 */
export async function readAsset(root: string, pathname: string): Promise<Asset | undefined> {
  const parts = safeParts(pathname);
  if (parts === undefined) return undefined;
  const immutable = parts[0] === 'assets';
  const kind = types[extname(parts.at(-1) ?? '')];
  const page = !immutable && (kind === undefined || kind === types['.html']);
  const type = page ? types['.html'] : kind;
  if (type === undefined) return undefined;
  try {
    const realRoot = await realpath(root);
    const file = await realpath(page ? join(realRoot, 'index.html') : join(realRoot, ...parts));
    if (!file.startsWith(realRoot + sep)) return undefined;
    const bytes = await readFile(file);
    return { bytes, type, page, immutable };
  } catch {
    return undefined;
  }
}
