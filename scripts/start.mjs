// npm start: everything a fresh machine needs, then Innkeeper itself: its window where there can be one, else
// its pages for a browser. `npm start -- --help` lists the flags.
import './setup/node-version.mjs';
import { spawn } from 'node:child_process';
import { bundles, ensureBuilt } from './setup/build.mjs';
import { electronBinary } from './setup/electron.mjs';
import { handOver } from './setup/hand-over.mjs';
import { prepareHost } from './setup/host.mjs';
import { ensureNodePackages } from './setup/node-packages.mjs';
import { root } from './setup/root.mjs';
import { which } from './setup/run.mjs';
import { giveUp, say } from './setup/say.mjs';
import { parseStartArguments, START_HELP, whyNoWindow } from './start/arguments.mjs';

const given = parseStartArguments(process.argv.slice(2));
if (given.problem !== undefined) giveUp(given.problem);
if (given.help) {
  console.log(START_HELP);
  process.exit(0);
}

let noWindow = whyNoWindow(given, process.env, process.getuid?.());
await prepareHost(noWindow === undefined ? ['run', 'desktop'] : ['run'], given);
await ensureNodePackages();
await ensureBuilt();

const electron = noWindow === undefined ? await electronBinary({ fetch: true }) : undefined;
if (electron !== undefined) await handOver(electron, [root, ...given.rest]);
noWindow ??= 'there is no Electron here';
if (!given.headless) say(`Opening the browser front, because ${noWindow}.`);

const port = given.port === undefined ? [] : ['--port', given.port];
await handOver(process.execPath, [bundles.serve, ...port, ...given.rest], {
  onLine: line => {
    const url = /^Innkeeper is ready: (https?:\/\/\S+)/.exec(line)?.[1];
    if (url !== undefined && given.open) openBrowser(url);
  },
});

/** @param {string} url */
function openBrowser(url) {
  const opener = which('xdg-open');
  if (opener === undefined) return;
  const child = spawn(opener, [url], { stdio: 'ignore', detached: true });
  child.on('error', () => say('The browser did not open; the line above is the address.'));
  child.unref();
}
