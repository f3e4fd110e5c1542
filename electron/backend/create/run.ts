import { randomUUID } from 'node:crypto';
import type { DomainRef } from 'node-libvirt';
import type { CreateRequest } from '#shared/contract/create.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import type { DiskPlan } from '#shared/domain/create/disk-plan.ts';
import { finalDocument, planGuest, type GuestPlan } from '#shared/domain/create/plan.ts';
import { defineStep, startStep } from '#shared/domain/create/steps.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import { runSteps, type UndoableStep } from '#electron/jobs/undo.ts';
import type { OsDatabase } from '#electron/media/osinfo.ts';
import { fail, FailureError } from '../failures/fail.ts';
import type { AreaDeps } from '../ports.ts';
import { undefineGuest } from '../guests/undefine.ts';
import { VolumeInTheMaking } from '../storage/new-volume-steps.ts';
import { gatherFacts } from './facts.ts';

/** Plans again with what is true now and, if nothing stands in the way, carries the plan out as a job. */
export async function runCreate(
  deps: AreaDeps,
  request: CreateRequest,
  database: OsDatabase,
): Promise<{ job: string; guest: GuestRef }> {
  const live = deps.connections.require(request.connection);
  const made = planGuest(request, await gatherFacts(deps, live, request, database));
  const [problem] = made.plan.problems;
  if (problem) throw new FailureError(problem.failure);
  const guest: GuestRef = { connection: request.connection, uuid: uuidSchema.parse(randomUUID()) };
  const { id } = deps.jobs.start(
    { title: `Create ${request.name}`, connection: request.connection, guest, cancellable: true },
    async job => {
      await runSteps(createSteps(deps, made, guest, job), job);
      // Whoever waits for the job goes to the guest as soon as it ends. That it could not be read is no reason
      // to undo anything.
      await deps.guests
        .refresh(guest)
        .catch(error => job.log(deps.toFailure(error).detail ?? 'Not read yet'));
    },
  );
  return { job: id, guest };
}

function createSteps(
  deps: AreaDeps,
  { plan, disk, design }: GuestPlan,
  guest: GuestRef,
  job: JobContext,
): UndoableStep[] {
  if (!design) throw fail('UNSUPPORTED');
  const { resolved } = plan;
  const work = () => deps.connections.require(guest.connection).work();
  const volume =
    disk.kind === 'create' || disk.kind === 'copy'
      ? new VolumeInTheMaking(deps.connections, guest.connection, disk.pool)
      : undefined;
  let domain: DomainRef | undefined;
  const defined = () => {
    if (!domain) throw new Error('The guest is not defined yet.');
    return domain;
  };
  const define: UndoableStep = {
    title: defineStep(resolved).title,
    do: async () => {
      const xml = finalDocument(design, guest.uuid, await volume?.path());
      domain = (await (await work()).call('domainDefineXmlFlags', { xml, flags: 0 })).dom;
    },
    undo: async () => undefineGuest(await work(), defined()),
  };
  const start: UndoableStep = {
    title: startStep(resolved).title,
    do: async () => void (await (await work()).call('domainCreateWithFlags', { dom: defined(), flags: 0 })),
    undo: async () => {
      const rpc = await work();
      const { active } = await rpc.call('domainIsActive', { dom: defined() });
      if (active !== 0) await rpc.call('domainDestroyFlags', { dom: defined(), flags: 0 });
    },
  };
  return [...diskSteps(disk, volume, job), define, ...(resolved.start ? [start] : [])];
}

function diskSteps(disk: DiskPlan, volume: VolumeInTheMaking | undefined, job: JobContext): UndoableStep[] {
  if (!volume || (disk.kind !== 'create' && disk.kind !== 'copy')) return [];
  const { volume: name, format, capacity, from } = disk;
  if (!from) return [volume.createStep(`Create the disk ${name}`, { name, format, capacity })];
  const grow = volume.growStep(`Set the size of ${name}`, capacity);
  if (from.pool !== undefined)
    return [volume.cloneStep(`Copy ${from.path} to ${name}`, { name, format, capacity }, from.path), grow];
  return [
    // Raw and empty: the file is written into it as it is, its own format included.
    volume.createStep(`Create the disk ${name}`, { name, format: 'raw', capacity: from.size }),
    volume.uploadStep(`Copy ${from.path} to ${name}`, from.path, job),
    grow,
  ];
}
