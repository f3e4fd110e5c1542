import './node-18.ts';
import { app, dialog, protocol } from 'electron';
import { desktopArguments } from './arguments.ts';
import { hardenBeforeReady } from './harden.ts';
import { pathsFrom } from './paths.ts';

hardenBeforeReady(app, protocol);

// Loaded only now, after what an older Node lacks was added.
import('./start.ts')
  .then(({ start }) => start(desktopArguments(process.argv.slice(1)), pathsFrom(__dirname)))
  .catch((error: unknown) => {
    console.error(error);
    dialog.showErrorBox('Innkeeper could not start', error instanceof Error ? error.message : String(error));
    app.exit(1);
  });
