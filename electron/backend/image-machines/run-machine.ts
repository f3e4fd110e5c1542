import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { ImageMachine } from '#shared/contract/image-machines.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { planGuest } from '#shared/domain/create/plan.ts';
import { volumesOf } from '#shared/domain/image-machines/plan.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import { runSteps, type UndoableStep } from '#electron/jobs/undo.ts';
import { createSteps } from '../create/run/create-steps.ts';
import { gatherFacts } from '../create/facts.ts';
import { fail, FailureError } from '../failures/fail.ts';
import { requireShown } from '../plans/stamp.ts';
import { VolumeInTheMaking } from '../storage/volume-in-the-making.ts';
import type { ImageMachineDeps } from './image-machine-deps.ts';
import { buildParts, type MachineParts } from './build-parts.ts';
import { planNow } from './plan-machine.ts';

/** Plans again with what is true now and, if it is what was shown, makes the machine as a job. */
export async function runImageMachine(
  deps: ImageMachineDeps,
  request: ImageMachine,
  stamp: string,
): Promise<{ job: string; guest: GuestRef }> {
  const { connection, name } = request;
  const plan = await planNow(deps, request);
  requireShown(plan, stamp, name);
  const guest: GuestRef = { connection, uuid: uuidSchema.parse(randomUUID()) };
  const { id } = deps.jobs.start({ title: plan.title, connection, guest, cancellable: true }, async job => {
    // Not below our own folder: what is unpacked belongs to users of the image.
    const workspace = await mkdtemp(join(tmpdir(), 'innkeeper-machine-'));
    try {
      await make(deps, request, guest, workspace, job);
    } finally {
      await rm(workspace, { recursive: true, force: true });
    }
    await deps.guests.refresh(guest).catch(error => job.log(deps.toFailure(error).detail ?? 'Not read yet'));
  });
  return { job: id, guest };
}

async function make(
  deps: ImageMachineDeps,
  request: ImageMachine,
  guest: GuestRef,
  workspace: string,
  job: JobContext,
): Promise<void> {
  const parts = await buildParts(deps, request, workspace, job);
  const volumes = volumesOf(request.name);
  const place = { connections: deps.connections, connection: request.connection, pool: request.pool };
  const [kernel, initramfs] = [volumes.kernel, volumes.initramfs].map(
    name => new VolumeInTheMaking({ ...place, name }),
  );
  if (!kernel || !initramfs) throw new Error('Both were named.');
  await runSteps(
    [
      put(`Put the kernel into the pool ${request.pool}`, kernel, parts.kernel, job),
      put(`Put the initramfs into the pool ${request.pool}`, initramfs, parts.initramfs, job),
      {
        title: `Make ${request.name}`,
        do: async () => {
          const paths = { kernel: await kernel.path(), initramfs: await initramfs.path() };
          await createGuest(deps, requestOf(request, parts, paths), guest, job);
        },
        undo: () => Promise.resolve(),
      },
    ],
    job,
  );
}

function put(
  title: string,
  volume: VolumeInTheMaking,
  { path, size }: MachineParts['kernel'],
  job: JobContext,
): UndoableStep {
  return {
    title,
    undoesHalf: true,
    do: async () => {
      await volume.create({ format: 'raw', capacity: size });
      await volume.fill({ path }, { signal: job.signal, progress: share => job.progress(share) });
    },
    undo: () => volume.discard(),
  };
}

/** The machine as any other is asked for: a kernel that QEMU loads, and a disk that is copied into the pool. */
function requestOf(
  request: ImageMachine,
  { disk }: MachineParts,
  paths: { readonly kernel: string; readonly initramfs: string },
): CreateRequest {
  const { connection, name, image, pool, memory, vcpus, network, start } = request;
  return {
    connection,
    name,
    description: `Made of the image ${image}.`,
    source: {
      kind: 'kernel',
      kernel: paths.kernel,
      initramfs: paths.initramfs,
      commandLine: 'console=tty0 console=ttyS0,115200 root=/dev/vda rw',
    },
    pool,
    memory,
    vcpus,
    disks: [{ image: disk.path, how: 'copy', format: 'raw', bus: 'virtio', volume: volumesOf(name).disk }],
    nics: network === null ? [] : [{ target: { to: 'network', network } }],
    start,
  };
}

async function createGuest(
  deps: ImageMachineDeps,
  request: CreateRequest,
  guest: GuestRef,
  job: JobContext,
): Promise<void> {
  const live = deps.connections.require(request.connection);
  const { plan, work, design } = planGuest(request, await gatherFacts(deps, live, request, 'now'));
  const [problem] = plan.problems;
  if (problem) throw new FailureError(problem.failure);
  if (!design) throw fail('UNSUPPORTED');
  const steps = createSteps(deps, { work, design, guest, lists: new Map() }, job);
  try {
    await runSteps(steps.steps, job);
  } finally {
    steps.end();
  }
}
