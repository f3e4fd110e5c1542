import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runServe } from './run-serve.ts';

// A collection of what is young takes some milliseconds of one thread. Spread over several it waits for the last of
// them, which on a host whose CPUs are busy with guests can take a hundred.
setFlagsFromString('--no-parallel-scavenge');

// Of the bundle: out/main stands beside out/renderer.
void runServe(process.argv.slice(2), join(__dirname, '..', 'renderer')).then(
  code => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
