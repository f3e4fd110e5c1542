import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';

const run = promisify(execFile);
const NOBODY = { uid: 65_534, gid: 65_534 };
const user = process.getuid?.() === 0 ? NOBODY : {};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'node-libvirt-bundle-'));
  await mkdir(join(folder, 'run'), { mode: 0o700 });
  await chmod(folder, 0o755);
  if (user === NOBODY) await chown(join(folder, 'run'), NOBODY.uid, NOBODY.gid);
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      target: 'node18',
      outDir: folder,
      emptyOutDir: false,
      ssr: fileURLToPath(new URL('../src/index.ts', import.meta.url)),
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'bundle.cjs' } },
    },
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Several at once, so that several daemons are started and only one of them stays. */
const SCRIPT = `
const { readFileSync } = require('node:fs');
const { connect } = require('./bundle.cjs');
(async () => {
  const all = await Promise.all([1, 2, 3].map(() => connect('qemu:///session')));
  const types = await Promise.all(all.map(connection => connection.call('connectGetType')));
  for (const connection of all) await connection.close();
  const pid = Number(readFileSync(process.env.XDG_RUNTIME_DIR + '/libvirt/libvirtd.pid', 'utf8'));
  process.kill(pid);
  console.log(JSON.stringify(types));
})();
`;

it('works as a CommonJS bundle, and starts an ordinary user’s own daemon', async () => {
  await writeFile(join(folder, 'script.cjs'), SCRIPT);
  const { stdout } = await run(process.execPath, ['script.cjs'], {
    ...user,
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', HOME: join(folder, 'run'), XDG_RUNTIME_DIR: join(folder, 'run') },
  });
  expect(JSON.parse(stdout)).toEqual(Array(3).fill({ type: 'QEMU' }));
});
