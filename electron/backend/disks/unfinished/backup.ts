import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainJobOperation } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import { MANIFEST } from '#shared/domain/disks/plan/backup.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import { thaw } from '../../agent/agent.ts';
import { fail } from '../../failures/fail.ts';
import { domainRef } from '../../guests/guest-key.ts';
import type { LiveConnection } from '../../ports.ts';
import type { Look } from '../../unfinished/kinds.ts';
import type { DisksDeps } from '../disks-deps.ts';
import type { BackupAbout } from './about.ts';

const DISCARD = { id: 'discard', label: 'Delete what there is of the backup' };

/** A backup is whole once its manifest is written, which is the last of it. */
export async function lookAtBackup(
  live: LiveConnection,
  guest: Guest,
  { folder, quiesce }: BackupAbout,
): Promise<Look | 'settled'> {
  if (!(await isThere(folder)) || (await isThere(join(folder, MANIFEST)))) return 'settled';
  const goesOn = await isBackingUp(live, guest);
  return {
    found: [
      `The backup in ${folder} was cut short: it has no manifest, and its images are not whole.`,
      ...(goesOn ? ['QEMU goes on writing to it by itself.'] : []),
      ...(quiesce === true
        ? ['The guest’s file systems may still be held still: deleting the backup lets go of them too.']
        : []),
      'The guest’s own disks were only read; nothing is lost.',
    ],
    ways: [DISCARD],
  };
}

export async function settleBackup(
  deps: DisksDeps,
  live: LiveConnection,
  guest: Guest,
  { folder, checkpoint, quiesce }: BackupAbout,
  way: string,
  job: JobContext,
): Promise<void> {
  if (way !== DISCARD.id) throw fail('INPUT_INVALID', { field: 'way' });
  const rpc = await live.work();
  const dom = domainRef(guest);
  // Of a guest that is off, or whose agent is gone, nothing is held.
  if (quiesce === true) await thaw(deps, guest).catch(() => undefined);
  if (await isBackingUp(live, guest)) {
    job.log('Stop the backup');
    await rpc.call('domainAbortJob', { dom });
  }
  if (checkpoint !== undefined) {
    const { checkpoints } = await rpc.call('domainListAllCheckpoints', { dom, needResults: 1, flags: 0 });
    const made = checkpoints.find(({ name }) => name === checkpoint);
    if (made) await rpc.call('domainCheckpointDelete', { checkpoint: made, flags: 0 });
  }
  job.log(`Delete ${folder}`);
  await rm(folder, { recursive: true, force: true });
}

async function isBackingUp({ rpc }: LiveConnection, guest: Guest): Promise<boolean> {
  const dom = domainRef(guest);
  const { active } = await rpc.call('domainIsActive', { dom });
  if (active === 0) return false;
  const { params } = await rpc.call('domainGetJobStats', { dom, flags: 0 });
  const operation = params.find(({ field }) => field === 'operation')?.value.value;
  return operation !== undefined && Number(operation) === DomainJobOperation.BACKUP;
}

async function isThere(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
