import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** For tests: a raw disk of 8 MiB with 300 kB of noise in it, the rest empty. */
export function rawDisk(folder: string, name = 'disk.raw'): string {
  const path = join(folder, name);
  const content = Buffer.alloc(8 * 1024 * 1024);
  randomBytes(300_000).copy(content, 65_536);
  writeFileSync(path, content);
  return path;
}

/** For tests: the disk in another format, by qemu-img itself. */
export function makeImage(raw: string, to: string, format: string, ...options: string[]): string {
  const more = options.flatMap(option => ['-o', option]);
  execFileSync('qemu-img', ['convert', '-f', 'raw', '-O', format, ...more, raw, to]);
  return to;
}
