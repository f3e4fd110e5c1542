import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Ignore } from '@balena/dockerignore';

export interface ContextFile {
  /** Within the folder, with slashes. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link';
  readonly size: number;
  readonly mode: number;
  readonly changedAt: Date;
}

/**
 * Every file that is sent to the engine, as .dockerignore says (docker.com: Dockerfile reference). One beside the
 * Dockerfile with its name before it counts instead, as BuildKit has it. Both of them are always sent.
 */
export async function* contextFiles(folder: string, dockerfile: string): AsyncGenerator<ContextFile> {
  const rules = await readRules(folder, dockerfile);
  const always = new Set([dockerfile, '.dockerignore', `${dockerfile}.dockerignore`]);
  yield* walk(folder, '', { ...rules, always });
}

interface Rules {
  readonly ignore: Ignore | undefined;
  /** Something that is left out is taken in again: then folders that are left out are looked into. */
  readonly exceptions: boolean;
}

async function readRules(folder: string, dockerfile: string): Promise<Rules> {
  for (const name of [`${dockerfile}.dockerignore`, '.dockerignore']) {
    const text = await readFile(join(folder, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
      throw error;
    });
    if (text === undefined) continue;
    const { default: dockerignore } = await import('@balena/dockerignore');
    const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
    return {
      ignore: dockerignore({ ignorecase: false }).add(lines),
      exceptions: lines.some(line => line.trim().startsWith('!')),
    };
  }
  return { ignore: undefined, exceptions: false };
}

async function* walk(
  folder: string,
  below: string,
  rules: Rules & { readonly always: ReadonlySet<string> },
): AsyncGenerator<ContextFile> {
  const { ignore, exceptions, always } = rules;
  for (const entry of (await readdir(join(folder, below), { withFileTypes: true })).toSorted(byName)) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    const ignored = ignore?.ignores(path) === true && !always.has(path);
    if (entry.isDirectory()) {
      const holdsAlways = [...always].some(each => each.startsWith(`${path}/`));
      if (!ignored) yield await described(folder, path, 'folder');
      if (!ignored || exceptions || holdsAlways) yield* walk(folder, path, rules);
    } else if (!ignored && entry.isSymbolicLink()) yield await described(folder, path, 'link');
    else if (!ignored && entry.isFile()) yield await described(folder, path, 'file');
  }
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);

async function described(folder: string, path: string, kind: ContextFile['kind']): Promise<ContextFile> {
  const { size, mode, mtime } = await lstat(join(folder, path));
  return { path, kind, size: kind === 'file' ? size : 0, mode: mode & 0o7777, changedAt: mtime };
}

/** The context as the engine takes it: a tarball in which everything is root's. */
export async function packContext(
  folder: string,
  dockerfile: string,
  signal: AbortSignal,
): Promise<Readable> {
  const { pack } = await import('tar-stream');
  const tarball = pack();
  const fill = async () => {
    for await (const file of contextFiles(folder, dockerfile)) {
      signal.throwIfAborted();
      const at = join(folder, file.path);
      const head = { name: file.path, mode: file.mode, mtime: file.changedAt, uid: 0, gid: 0 };
      if (file.kind === 'folder') tarball.entry({ ...head, type: 'directory' });
      else if (file.kind === 'link')
        tarball.entry({ ...head, type: 'symlink', linkname: await readlink(at) });
      else await pipeline(createReadStream(at), tarball.entry({ ...head, size: file.size }), { signal });
    }
    tarball.finalize();
  };
  // The request takes a stream of Node's own kind.
  const body = new PassThrough();
  tarball.on('error', () => undefined);
  tarball.pipe(body);
  fill().catch((error: unknown) => {
    body.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return body;
}
