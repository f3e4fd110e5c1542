import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where libosinfo looks, the later before the earlier (osinfo_loader_process_default_path). */
export function osinfoFolders(env: NodeJS.ProcessEnv): string[] {
  const configs = env['XDG_CONFIG_HOME'];
  const own = configs?.startsWith('/') ? configs : join(env['HOME'] ?? homedir(), '.config');
  return [
    env['OSINFO_SYSTEM_DIR'] ?? '/usr/share/osinfo',
    env['OSINFO_LOCAL_DIR'] ?? '/etc/osinfo',
    env['OSINFO_USER_DIR'] ?? join(own, 'osinfo'),
  ];
}

/** Documents of one kind (os, device, install-script …). One in a later folder takes the place of its namesake. */
export async function documentsOf(folders: readonly string[], kind: string): Promise<string[]> {
  const found = new Map<string, string>();
  for (const folder of folders) {
    for (const name of await namesIn(join(folder, kind))) found.set(name, join(folder, kind, name));
  }
  const names = [...found.keys()].toSorted();
  // What folders ending in .d add comes after what it is added to.
  const first = names.filter(name => !isAddition(name));
  return [...first, ...names.filter(isAddition)].flatMap(name => found.get(name) ?? []);
}

function isAddition(name: string): boolean {
  return name.includes('.d/');
}

/** Below the folder, at any depth. (The oldest runtime has no recursive `readdir` yet.) */
async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(unlessAbsent);
  const found = await Promise.all(
    entries.map(async entry => {
      if (!entry.isDirectory()) return entry.name.endsWith('.xml') ? [entry.name] : [];
      return (await namesIn(join(folder, entry.name))).map(name => join(entry.name, name));
    }),
  );
  return found.flat();
}

function unlessAbsent(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT' || error.code === 'EACCES' || error.code === 'ENOTDIR') return [];
  throw error;
}
