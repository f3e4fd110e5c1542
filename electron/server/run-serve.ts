import { createBackend } from '#electron/backend/create-backend.ts';
import { fileLogger } from '#electron/fronts/logger.ts';
import { openStateDir } from '#electron/fronts/state-dir.ts';
import { ensureToken } from './access/token.ts';
import { startFrontServer } from './front-server.ts';
import { linkOfRunningServer, serveLinks } from './link-socket.ts';
import { OptionsError, serveSettings } from './options.ts';
import { readyLine, wayIn } from './ready-line.ts';

const untilSignal = () =>
  new Promise<void>(resolve => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => resolve());
  });

async function serve(argv: readonly string[], assets: string): Promise<void> {
  const settings = serveSettings(argv);
  const stateDir = openStateDir(settings.stateDir, process.env);
  if (settings.linkOnly) {
    console.log(await linkOfRunningServer(stateDir));
    return;
  }
  const log = fileLogger(stateDir);
  const token = ensureToken(stateDir);
  const backend = await createBackend({
    stateDir,
    log,
    env: process.env,
    ...(settings.connect.length > 0 ? { extraConnections: [...settings.connect] } : {}),
  });
  const stop = untilSignal();
  const server = await startFrontServer({ settings, token, backend, assets, log });
  const newWayIn = () => wayIn(server, server.link());
  const stopLinks = await serveLinks(stateDir, newWayIn, log);
  console.log(readyLine(newWayIn()));
  log.info({ origin: server.origin }, 'serving');
  await stop;
  stopLinks();
  await server.close();
}

/** Runs `innkeeper serve` until a signal ends it, and answers with the exit code. `assets`: the built page. */
export async function runServe(argv: readonly string[], assets: string): Promise<number> {
  try {
    await serve(argv, assets);
    return 0;
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    console.error(`innkeeper: ${error.message}`);
    return 1;
  }
}
