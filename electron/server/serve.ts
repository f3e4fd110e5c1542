import { join } from 'node:path';
import { runServe } from './run-serve.ts';

// Of the bundle: out/main stands beside out/renderer.
void runServe(process.argv.slice(2), join(__dirname, '..', 'renderer')).then(
  code => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
