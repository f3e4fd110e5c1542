import { type Connection, LibvirtError } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { runSteps, type UndoableStep } from '#electron/jobs/undo.ts';
import { copyNvram } from '../carry/nvram.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { Reach } from '../storage/reach.ts';
import { deleteVolume, volumeAt } from '../storage/volumes.ts';
import { domainRef } from './guest-key.ts';
import { redefine } from './redefine.ts';

/** libvirt renames only what is off, and answers a taken name as an impossible operation: both are told first. */
export async function renameGuest(deps: AreaDeps, guest: Guest, newName: string): Promise<void> {
  const { connection, name } = guest;
  if (newName === name) return;
  const live = deps.connections.require(connection);
  refuseState(guest);
  if (deps.guests.list(connection).some(other => other.name === newName)) {
    throw fail('NAME_TAKEN', { name: newName });
  }
  const rpc = await live.work();
  const nvram = await ownVariables(deps, guest, rpc);
  const rename = (from: string, to: string) =>
    rpc.call('domainRename', { dom: domainRef({ uuid: guest.uuid, name: from }), newName: to, flags: 0 });
  const step: UndoableStep = {
    title: 'Rename',
    do: async () => void (await rename(name, newName)),
    undo: async () => void (await rename(newName, name)),
  };
  if (nvram === undefined) await step.do();
  else await withVariables(deps, live, guest, newName, nvram, step);
  await deps.guests.refresh(guest);
}

function refuseState({ name, state }: Guest): void {
  if (!isActive(state) && state !== 'saved') return;
  const reason =
    state === 'saved' ? 'Its memory is saved under its name.' : 'libvirt renames only guests that are off.';
  const remedy =
    state === 'saved' ? 'Start it and shut it down, or discard the saved memory.' : 'Shut it down first.';
  throw fail('STATE_INVALID', { name, state, reason, remedy });
}

interface Variables {
  readonly path: string;
  readonly format: string;
}

/**
 * UEFI variables that lie under the guest's name. libvirt leaves them there, and gives the same file to the next
 * guest of that name. Those that a snapshot names stay, or it could not be returned to.
 */
async function ownVariables(deps: AreaDeps, guest: Guest, rpc: Connection): Promise<Variables | undefined> {
  const { os } = domain.of(parseDocument(await deps.guests.xml(guest, { inactive: true })).root);
  const path = os.nvram;
  if (path === undefined || !path.slice(path.lastIndexOf('/') + 1).startsWith(`${guest.name}_VARS.`))
    return undefined;
  try {
    const { num } = await rpc.call('domainSnapshotNum', { dom: domainRef(guest), flags: 0 });
    return num === 0 ? { path, format: os.nvramFormat ?? 'raw' } : undefined;
  } catch (error) {
    if (error instanceof LibvirtError) return undefined;
    throw error;
  }
}

async function withVariables(
  deps: AreaDeps,
  live: LiveConnection,
  guest: Guest,
  newName: string,
  { path, format }: Variables,
  rename: UndoableStep,
): Promise<void> {
  const reach = new Reach(deps.connections, live.id);
  let copy: string | undefined;
  const made = (to: string) => {
    copy = to;
  };
  const signal = new AbortController().signal;
  const report = { signal, step: () => undefined, log: () => undefined };
  const { connections } = deps;
  try {
    await runSteps(
      [
        copyNvram({ connections, live, reach, from: path, format, name: newName, made }),
        rename,
        {
          title: 'Point it at its variables',
          do: () =>
            redefine(deps, { ...guest, name: newName }, xml => {
              const document = parseDocument(xml);
              const nvram = document.root.child('os')?.child('nvram');
              // Without any yet libvirt makes them by the new name.
              if (nvram) nvram.text = copy ?? '';
              return document.toString();
            }),
          undo: async () => undefined,
        },
      ],
      report,
    );
    const rpc = await live.work();
    const old = await volumeAt(rpc, path);
    if (old) await deleteVolume(rpc, old);
  } finally {
    await reach.end();
  }
}
