import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pino, type DestinationStream, type Logger } from 'pino';
import { scrub, secretKeys } from './secrets.ts';

const keepBytes = 5 * 1024 * 1024;
const depths = ['', '*.', '*.*.', '*.*.*.'];

const options = (level: string) => ({
  level,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: depths.flatMap(depth => secretKeys.map(key => `${depth}${key}`)), censor: '[hidden]' },
  hooks: { streamWrite: scrub },
});

/** Logs to a stream; nothing that counts as a secret reaches it. */
export function createLogger(destination: DestinationStream, level = 'info'): Logger {
  return pino(options(level), destination);
}

/** Logs to `innkeeper.log` in the state folder, readable by its owner alone; the one before is kept as `.1`. */
export function fileLogger(stateDir: string, level = 'info'): Logger {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  const dest = join(stateDir, 'innkeeper.log');
  if (existsSync(dest) && statSync(dest).size > keepBytes) renameSync(dest, `${dest}.1`);
  return createLogger(pino.destination({ dest, mode: 0o600, sync: false }), level);
}

/** The command line logs nothing, unless INNKEEPER_LOG names a level: then to stderr. */
export function commandLogger(env: NodeJS.ProcessEnv): Logger {
  const level = env['INNKEEPER_LOG'];
  return createLogger(pino.destination({ dest: 2, sync: true }), level ?? 'silent');
}
