import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { makeFolder } from './make-folder.ts';

/**
 * Where settings, remembered connections, the token and logs live: $XDG_STATE_HOME/innkeeper, by default
 * ~/.local/state/innkeeper (XDG base directory specification; a relative variable is to be ignored).
 */
export function defaultStateDir(env: NodeJS.ProcessEnv): string {
  const base = env['XDG_STATE_HOME'];
  return join(
    base !== undefined && isAbsolute(base) ? base : join(homedir(), '.local', 'state'),
    'innkeeper',
  );
}

/** Makes the folder if need be, for its owner alone. */
export function openStateDir(given: string | undefined, env: NodeJS.ProcessEnv): string {
  const dir = resolve(given ?? defaultStateDir(env));
  makeFolder(dir, 0o700);
  return dir;
}
