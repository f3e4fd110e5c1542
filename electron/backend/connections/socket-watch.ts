import { existsSync, type FSWatcher, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { LibvirtUri } from 'node-libvirt';

/** The folder a daemon's socket appears in, and its name where it is fixed; undefined for a remote place. */
export function socketPlace(
  uri: LibvirtUri,
  env: NodeJS.ProcessEnv,
): { folder: string; name?: string } | undefined {
  if (uri.transport !== 'unix') return undefined;
  const socket = uri.params.get('socket');
  if (socket !== undefined) return { folder: dirname(socket), name: basename(socket) };
  const runtime = env['XDG_RUNTIME_DIR'];
  if (uri.path !== '/session') return { folder: '/run/libvirt' };
  return runtime === undefined ? undefined : { folder: join(runtime, 'libvirt') };
}

/**
 * Calls back whenever a daemon's socket may have come (back) into being. Where its folder is missing the
 * nearest one above it is watched until it is made. Returns how to stop.
 */
export function watchForSocket(place: { folder: string; name?: string }, appeared: () => void): () => void {
  let watcher: FSWatcher | undefined;
  let watched = '';

  const arm = () => {
    for (;;) {
      const folder = nearestFolder(place.folder);
      if (folder === watched) return;
      watcher?.close();
      // Looked for once more with the watch in place: what came into being between the two told nobody.
      watched = watchFolder(folder) ? folder : '';
    }
  };
  /** False: it went away since it was looked for. */
  const watchFolder = (folder: string): boolean => {
    try {
      watcher = watch(folder, { persistent: false }, (_event, name) => seen(folder, name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
    // The folder itself went away: watch what is left.
    watcher.on('error', rearm);
    return true;
  };
  const rearm = () => {
    watched = '';
    arm();
  };
  const seen = (folder: string, name: string | null) => {
    // A folder that is gone tells so under its own name; by now there may be a new one in its place.
    const gone = name === basename(folder) || !existsSync(folder);
    if (gone) watched = '';
    if (gone || folder !== place.folder) {
      arm();
      if (watched === place.folder) appeared();
    } else if (name === null || (place.name === undefined ? name.endsWith('-sock') : name === place.name)) {
      appeared();
    }
  };

  arm();
  return () => watcher?.close();
}

function nearestFolder(folder: string): string {
  let at = folder;
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  return at;
}
