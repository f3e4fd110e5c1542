import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MediaError } from '../media-error.ts';

/**
 * Applies XSLT with libxslt's `xsltproc`. The document goes in by a pipe: it may hold a password, which is then
 * in no file and in no list of processes. Throws UNSUPPORTED where the program is not installed.
 */
export async function transform(stylesheet: string, document: string, signal: AbortSignal): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-script-'));
  try {
    const path = join(folder, 'script.xsl');
    await writeFile(path, stylesheet);
    return await run(path, document, signal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(stylesheet: string, document: string, signal: AbortSignal): Promise<string> {
  // A stylesheet needs neither the network nor files of its own.
  const child = spawn('xsltproc', ['--nonet', '--nowrite', '--nomkdir', stylesheet, '-'], { signal });
  let [text, said] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (said += piece));
  return new Promise((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      const missing = {
        host: 'This computer',
        reason: 'The program xsltproc is not installed here.',
        remedy: 'Install the package xsltproc (libxslt) and try again.',
      };
      reject(error.code === 'ENOENT' ? new MediaError('UNSUPPORTED', missing) : error);
    });
    child.on('close', code =>
      code === 0 ? resolve(text) : reject(new MediaError('INTERNAL', {}, said.slice(0, 2000))),
    );
    // It may be gone before it has read all: then its exit code tells.
    child.stdin.on('error', () => {});
    child.stdin.end(document);
  });
}
