// npm run --silent innkeeper -- VERB …: the command line from a checkout.
import './setup/node-version.mjs';
import { bundles, ensureBuilt } from './setup/build.mjs';
import { handOver } from './setup/hand-over.mjs';
import { ensureNodePackages } from './setup/node-packages.mjs';

await ensureNodePackages();
await ensureBuilt();
await handOver(process.execPath, [bundles.commandLine, ...process.argv.slice(2)]);
