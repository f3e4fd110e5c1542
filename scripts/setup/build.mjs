import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { root } from './root.mjs';
import { show } from './run.mjs';
import { giveUp, say } from './say.mjs';
import { contentStamp, quickStamp, sourceFiles } from './stamp.mjs';

const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'electron.vite.config.ts',
  'package-lock.json',
  'package.json',
  'tsconfig.base.json',
];

const OUT = join(root, 'out');
const STAMP = join(OUT, 'stamp.json');

/** Bundles of the build, by the path under out/ that package.json and the scripts use. */
export const bundles = {
  desktop: join(OUT, 'main/index.cjs'),
  serve: join(OUT, 'main/serve.cjs'),
  commandLine: join(OUT, 'main/cli.cjs'),
};

/** Builds Innkeeper unless the last build is of these very sources. Ends the program when that fails. */
export async function ensureBuilt() {
  if (isBuilt()) return;
  mkdirSync(OUT, { recursive: true });
  await withLock(join(OUT, 'build.lock'), async () => {
    // Another command may have built meanwhile.
    if (isBuilt()) return;
    say('Building Innkeeper…');
    const files = sourceFiles(root, SOURCES);
    const stamp = { quick: quickStamp(files), content: contentStamp(files) };
    const viteCommand = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
    const args = [viteCommand, 'build', '--logLevel', 'warn'];
    const code = await show(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
    if (code !== 0) giveUp(`The build ended with code ${code}: see above.`);
    writeFileSync(STAMP, JSON.stringify(stamp));
  });
}

function isBuilt() {
  if (!existsSync(STAMP) || !Object.values(bundles).every(path => existsSync(path))) return false;
  /** @type {import('./stamp.mjs').Stamp} */
  const stamp = JSON.parse(readFileSync(STAMP, 'utf8'));
  const files = sourceFiles(root, SOURCES);
  const quick = quickStamp(files);
  if (quick === stamp.quick) return true;
  // A checkout or a touch changes times, not contents.
  if (contentStamp(files) !== stamp.content) return false;
  writeFileSync(STAMP, JSON.stringify({ ...stamp, quick }));
  return true;
}
