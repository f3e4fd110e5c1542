// npm run bench: every measurement, one JSON object a line on stdout. `npm run bench -- NAME…` runs some:
// files of bench/ by name, `node-libvirt`, `first-page`.
import './setup/node-version.mjs';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hostUp } from '../e2e/host/up.mjs';
import { bundleMeasurements } from './bench/bundle.mjs';
import { firstPage } from './bench/first-page.mjs';
import { ensureBuilt } from './setup/build.mjs';
import { prepareHost } from './setup/host.mjs';
import { ensureNodePackages } from './setup/node-packages.mjs';
import { root } from './setup/root.mjs';
import { show } from './setup/run.mjs';
import { giveUp, say } from './setup/say.mjs';

const wanted = process.argv.slice(2).filter(word => word !== '--yes');
await prepareHost(['run', 'test'], { yes: process.argv.includes('--yes') });
await ensureNodePackages();
await ensureBuilt();
const { problems } = await hostUp(say);
for (const problem of problems) say(problem);

const runOne = join(root, 'scripts/bench/run-one.mjs');
const folder = join(root, 'out/bench');
const sources = readdirSync(join(root, 'bench')).filter(
  file => file.endsWith('.ts') && !file.includes('.test.'),
);
let failed = false;
try {
  await bundleMeasurements(
    sources.map(file => join(root, 'bench', file)),
    folder,
  );
  /** @type {[string, () => Promise<number>][]} */
  const measurements = [
    ['first-page', async () => (console.log(JSON.stringify(await firstPage())), 0)],
    ['node-libvirt', () => show(process.execPath, [join(root, 'electron/libvirt/bench/run.mjs')])],
    ...sources.map(file => {
      const name = file.slice(0, -'.ts'.length);
      // Each in a process of its own: they measure the process.
      const args = ['--expose-gc', runOne, join(folder, `${name}.js`)];
      return /** @type {[string, () => Promise<number>]} */ ([
        name,
        () => show(process.execPath, args, { cwd: root }),
      ]);
    }),
  ];
  const unknown = wanted.find(word => !measurements.some(([name]) => name === word));
  if (unknown !== undefined) giveUp(`There is no measurement "${unknown}".`);
  for (const [name, run] of measurements) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const code = await run();
    if (code !== 0) {
      say(`${name} ended with code ${code}.`);
      failed = true;
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
