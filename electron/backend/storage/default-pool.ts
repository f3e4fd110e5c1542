import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Connection, StoragePoolRef } from 'node-libvirt';
import { pool as poolView } from '#shared/libvirt-xml/documents/pool.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { type StepReporter, runSteps } from '#electron/jobs/undo.ts';
import { fail } from '../failures/fail.ts';
import type { LiveConnection } from '../ports.ts';
import { isSession } from '../connections/session.ts';

/** Where libvirt's own tools put the default pool: the system's, or the user's below $XDG_DATA_HOME. */
export function defaultPoolPath(live: LiveConnection, env: NodeJS.ProcessEnv): string {
  if (!isSession(live)) return '/var/lib/libvirt/images';
  if (!live.host.local)
    throw fail(
      'UNSUPPORTED',
      { host: live.label },
      'The home folder of a session on another host is not known.',
    );
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local/share'), 'libvirt/images');
}

/** Defines the pool `default` over a folder, makes the folder, starts the pool, now and with the host. */
export async function createDefaultPool(rpc: Connection, path: string, job: StepReporter): Promise<void> {
  const document = parseDocument('<pool/>\n');
  const view = poolView.of(document.root);
  view.type = 'dir';
  view.name = 'default';
  view.path = path;
  let pool: StoragePoolRef | undefined;
  const made = () => {
    if (!pool) throw new Error('The pool is not defined yet.');
    return pool;
  };
  await runSteps(
    [
      {
        title: 'Define the pool default',
        do: async () => {
          pool = (await rpc.call('storagePoolDefineXml', { xml: document.toString(), flags: 0 })).pool;
        },
        undo: async () => void (await rpc.call('storagePoolUndefine', { pool: made() })),
      },
      {
        title: `Make the folder ${path}`,
        do: async () => void (await rpc.call('storagePoolBuild', { pool: made(), flags: 0 })),
        // An empty folder harms nobody, and it may have been there before.
        undo: async () => undefined,
      },
      {
        title: 'Start the pool',
        do: async () => void (await rpc.call('storagePoolCreate', { pool: made(), flags: 0 })),
        undo: async () => void (await rpc.call('storagePoolDestroy', { pool: made() })),
      },
      {
        title: 'Start it with the host',
        do: async () => void (await rpc.call('storagePoolSetAutostart', { pool: made(), autostart: 1 })),
        undo: async () => undefined,
      },
    ],
    job,
  );
}
