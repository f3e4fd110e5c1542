import type { DiskAction } from '../../../contract/disks.ts';
import { formatBytes } from '../../units.ts';
import type { ActionFacts, DiskFacts, EarlierBackup } from '../facts.ts';
import { Draft } from './draft.ts';
import type { BackupWork, Planned } from './work.ts';

type Backup = Extract<DiskAction, { do: 'backup' }>;

/** Beside the images: what they are of. */
export const MANIFEST = 'innkeeper-backup.json';
export const BACKUP_DOCUMENT = 'guest.xml';

export function planBackup(action: Backup, facts: ActionFacts): Planned {
  const { since, checkpoint, quiesce = false } = action;
  const draft = new Draft(
    since === undefined
      ? `Back up “${facts.name}”`
      : `Back up what changed of “${facts.name}” since ${since}`,
  );
  const { folder } = facts;
  if (!folder) return { plan: draft.done() };
  if (folder.failure)
    draft.refuse(folder.failure.code, folder.failure.params, 'folder', folder.failure.detail);
  const disks = facts.disks.filter(({ target }) => action.disks.includes(target));
  const earlier = folder.backups.find(backup => backup.checkpoint === since);
  if (since !== undefined) checkSince(draft, since, disks, facts, earlier);
  const tracked = checkCheckpoint(draft, checkpoint, disks, facts);
  if (quiesce) checkAgent(draft, facts);
  if (draft.refused) return { plan: draft.done() };
  const place = `${folder.path}/${folder.name}`;
  const work: BackupWork = {
    do: 'backup',
    running: facts.active,
    folder: place,
    disks: disks.map(disk => planned(disk, earlier)),
    leftOut: facts.disks.map(({ target }) => target).filter(target => !action.disks.includes(target)),
    ...(since !== undefined && { since }),
    ...(checkpoint !== undefined && { checkpoint: { name: checkpoint, disks: tracked } }),
    quiesce,
  };
  tell(draft, work, disks, facts);
  const needed = since === undefined ? disks.reduce((sum, disk) => sum + sizeOf(disk), 0) : 0;
  draft.room(folder.path, needed, folder.free, 'folder');
  return { plan: draft.done(), work };
}

function planned(disk: DiskFacts, earlier: EarlierBackup | undefined): BackupWork['disks'][number] {
  const { target, path = '', format, capacity = 0 } = disk;
  const before = earlier?.disks.find(known => known.target === target);
  return {
    target,
    path,
    format,
    capacity,
    below: disk.backing.map(layer => layer.path),
    file: `${target}.qcow2`,
    ...(earlier && before && { on: `../${earlier.folder}/${before.file}` }),
  };
}

/** Everything the disk holds, all of its layers together. */
function sizeOf({ capacity = 0, allocation = capacity, backing }: DiskFacts): number {
  return Math.min(
    capacity,
    backing.reduce((sum, layer) => sum + (layer.allocation ?? 0), allocation),
  );
}

function checkSince(
  draft: Draft,
  since: string,
  disks: readonly DiskFacts[],
  facts: ActionFacts,
  earlier: EarlierBackup | undefined,
): void {
  const refuse = (reason: string) => draft.refuse('INPUT_INVALID', { field: 'since', reason }, 'since');
  const without = disks.filter(({ checkpoints }) => !checkpoints.includes(since)).map(({ target }) => target);
  if (!facts.active) refuse('What changed only QEMU can tell: start the guest, or back up all of it.');
  else if (!facts.checkpoints.some(({ name }) => name === since)) refuse(`There is no checkpoint ${since}.`);
  else if (without.length > 0) refuse(`The checkpoint ${since} does not have ${without.join(', ')}.`);
  else if (!earlier)
    refuse(`The folder holds no backup that made the checkpoint ${since}, which the new one would stand on.`);
  else if (disks.some(({ target }) => !earlier.disks.some(known => known.target === target)))
    refuse(`The backup in ${earlier.folder} does not have all of these disks.`);
}

/** Answers which disks keep track of what changes from now on. */
function checkCheckpoint(
  draft: Draft,
  checkpoint: string | undefined,
  disks: readonly DiskFacts[],
  facts: ActionFacts,
): string[] {
  if (checkpoint === undefined) return [];
  const refuse = (reason: string) =>
    draft.refuse('INPUT_INVALID', { field: 'checkpoint', reason }, 'checkpoint');
  const able = disks.filter(({ format }) => format === 'qcow2').map(({ target }) => target);
  const unable = disks.filter(({ format }) => format !== 'qcow2').map(({ target }) => target);
  if (!facts.active) refuse('Only QEMU keeps track of what changes: start the guest first.');
  else if (!/^[^/\s<>&"']+$/.test(checkpoint)) refuse('Its name may have no spaces, slashes or quotes.');
  else if (facts.checkpoints.some(({ name }) => name === checkpoint))
    draft.refuse('NAME_TAKEN', { name: checkpoint }, 'checkpoint');
  else if (able.length === 0)
    refuse(`Only qcow2 can keep track of what changes; ${unable.join(', ')} is not.`);
  else if (unable.length > 0)
    draft.warn(
      `No track is kept of what changes on ${unable.join(', ')}`,
      'Only qcow2 can. A later backup has to hold all of it.',
      'Convert it to qcow2.',
    );
  return able;
}

function checkAgent(draft: Draft, { active, agent, name }: ActionFacts): void {
  if (agent === 'answers') return;
  if (!active) draft.refuse('STATE_INVALID', { name, state: 'off' }, 'quiesce');
  else draft.refuse(agent === 'silent' ? 'AGENT_UNRESPONSIVE' : 'AGENT_ABSENT', { name }, 'quiesce');
}

function tell(draft: Draft, work: BackupWork, disks: readonly DiskFacts[], facts: ActionFacts): void {
  const { running, folder, quiesce, checkpoint, since } = work;
  const which = disks.map(({ target }) => target).join(', ');
  draft.step(`Make the folder ${folder}`);
  if (quiesce) draft.step('Have the guest write everything and hold still for the moment at which it begins');
  draft.step(
    running
      ? `Copy ${since === undefined ? which : `what changed of ${which}`} as of one moment, while the guest runs`
      : `Copy ${which}; the guest has to stay off until it is done`,
  );
  if (checkpoint) draft.step(`Keep track of what changes from then on, as the checkpoint ${checkpoint.name}`);
  draft.step(
    `Write the guest’s document (${BACKUP_DOCUMENT}), and what is what with checksums (${MANIFEST})`,
  );
  for (const { target, path, capacity, file, on } of work.disks) {
    const stands = on === undefined ? '' : `; it stands on ${on}, which has to stay`;
    draft.file({
      path: `${folder}/${file}`,
      becomes: 'made',
      note: `${target}, ${formatBytes(capacity)}${stands}`,
    });
    draft.file({ path, becomes: 'kept', note: 'It is only read' });
  }
  if (running && !quiesce)
    draft.warn(
      'It is as the disks are after a power cut',
      'What the guest has in its memory and has not written yet is not in it.',
      facts.agent === 'answers'
        ? 'Have the agent hold the file systems still for the moment at which it begins.'
        : 'File systems with a journal recover from that; with the guest’s agent it can be avoided.',
    );
  if (facts.state === 'saved')
    draft.warn(
      'The saved memory is not in it',
      'The disks are as they were when the guest was saved, in the middle of its work.',
    );
}
