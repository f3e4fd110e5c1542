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
    const folder = nearestFolder(place.folder);
    if (folder === watched) return;
    watcher?.close();
    watched = folder;
    watcher = watch(folder, { persistent: false }, (_event, name) => seen(folder, name));
    // The folder itself went away: watch what is left.
    watcher.on('error', rearm);
  };
  const rearm = () => {
    watched = '';
    arm();
  };
  const seen = (folder: string, name: string | null) => {
    if (folder !== place.folder) {
      arm();
      if (watched === place.folder) appeared();
    } else if (!existsSync(folder)) {
      rearm();
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
