// node without-mount.mjs MOUNT PROGRAM [ARG…]: takes a mount away, then runs the program.
// Meant to be run inside `unshare --mount`, so that nobody else misses the mount.
import { spawnSync } from 'node:child_process';

const [mount, program, ...args] = process.argv.slice(2);
if (mount === undefined || program === undefined)
  throw new Error('usage: without-mount.mjs MOUNT PROGRAM [ARG…]');
for (const [file, given] of /** @type {[string, string[]][]} */ ([
  ['umount', ['-l', mount]],
  [program, args],
])) {
  const { status } = spawnSync(file, given, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
