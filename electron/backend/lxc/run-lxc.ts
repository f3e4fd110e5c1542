import { randomUUID } from 'node:crypto';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { LxcRequest } from '#shared/contract/lxc.ts';
import { type Uuid, uuidSchema } from '#shared/contract/values.ts';
import { writeLxc } from '#shared/domain/lxc/document.ts';
import { fillStep } from '#shared/domain/lxc/root-words.ts';
import type { LxcWork } from '#shared/domain/lxc/work.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import { runSteps, type UndoableStep } from '#electron/jobs/undo.ts';
import { unpackTree } from '#electron/media/rootfs/unpack-tree.ts';
import { whenReachable } from '../connections/when-reachable.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import { findDomain } from '../create/run/find-domain.ts';
import { fail } from '../failures/fail.ts';
import { undefineGuest } from '../guests/undefine.ts';
import { requireShown } from '../plans/stamp.ts';
import { openTree } from './open-tree.ts';
import { planNow } from './plan-lxc.ts';
import { deleteHome, makeHome } from './root-home.ts';

/** Plans again with what is true now and, if it is what was shown, makes the container as a job. */
export async function runLxc(
  deps: ContainerDeps,
  request: LxcRequest,
  stamp: string,
): Promise<{ job: string; guest: GuestRef }> {
  const { plan, work } = await planNow(deps, request);
  requireShown(plan, stamp, request.name);
  if (!work) throw fail('UNSUPPORTED');
  const { connection, name } = request;
  const guest: GuestRef = { connection, uuid: uuidSchema.parse(randomUUID()) };
  const { id } = deps.jobs.start(
    { title: `Make the container ${name}`, connection, guest, cancellable: true },
    async job => {
      await runSteps([...unpackSteps(deps, work, guest.uuid, job), ...defineSteps(deps, work, guest)], job);
      await deps.guests
        .refresh(guest)
        .catch(error => job.log(deps.toFailure(error).detail ?? 'Not read yet'));
    },
  );
  return { job: id, guest };
}

function unpackSteps(deps: ContainerDeps, { unpack }: LxcWork, guest: Uuid, job: JobContext): UndoableStep[] {
  if (!unpack) return [];
  const { from, home, root, shift } = unpack;
  // One that is there is somebody's: nothing of it is taken back.
  let ours = false;
  return [
    {
      title: `Make the folder ${home}`,
      undoesHalf: true,
      do: async () => {
        await makeHome(home, guest, shift);
        ours = true;
      },
      undo: async () => {
        if (ours) await deleteHome(home);
      },
    },
    {
      title: fillStep(from),
      do: async () => {
        const { signal } = job;
        const tree = await openTree(deps, from, { workspace: home, signal, log: line => job.log(line) });
        await unpackTree(tree, root, {
          shift,
          signal,
          progress: (done, total) => job.transferred(done, total),
        });
      },
      undo: () => Promise.resolve(),
    },
  ];
}

function defineSteps(deps: ContainerDeps, { request, root }: LxcWork, guest: GuestRef): UndoableStep[] {
  const { connection, uuid } = guest;
  const work = () => deps.connections.require(connection).work();
  const undo = () =>
    whenReachable(deps.connections, connection, async rpc => {
      const dom = await findDomain(rpc, uuid);
      if (dom) await undefineGuest(rpc, dom);
    });
  const define: UndoableStep = {
    title: `Define ${request.name}`,
    undoesHalf: true,
    do: async () => {
      const rpc = await work();
      const xml = writeLxc(request, root, uuid);
      const { dom } = await rpc.call('domainDefineXmlFlags', { xml, flags: 0 });
      if (request.autostart) await rpc.call('domainSetAutostart', { dom, autostart: 1 });
    },
    undo,
  };
  const start: UndoableStep = {
    title: `Start ${request.name}`,
    undoesHalf: true,
    do: async () => {
      const rpc = await work();
      const dom = await findDomain(rpc, uuid);
      if (!dom) throw fail('NOT_FOUND', { uuid });
      await rpc.call('domainCreateWithFlags', { dom, flags: 0 });
    },
    undo: () =>
      whenReachable(deps.connections, connection, async rpc => {
        const dom = await findDomain(rpc, uuid);
        if (dom && (await rpc.call('domainIsActive', { dom })).active !== 0)
          await rpc.call('domainDestroyFlags', { dom, flags: 0 });
      }),
  };
  return request.start ? [define, start] : [define];
}
