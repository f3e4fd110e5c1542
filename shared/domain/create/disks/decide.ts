import type { GuestDisk } from '../../../contract/create/disk.ts';
import { Choices } from '../choices.ts';
import type { Decided, Setting } from '../topic.ts';
import type { Work } from '../work.ts';
import { planBootFiles } from './boot-files.ts';
import { decideDisk } from './decide-disk.ts';
import { lineUp, withOrder } from './drives.ts';
import { fillDisk, type FilledDisk } from './fill-disk.ts';
import { planMedia } from './media.ts';
import { diskOrigin } from './origin.ts';
import type { Content, DisksPart } from './part.ts';
import { choosePool } from './pools.ts';
import { VolumeNames } from './volume-names.ts';
import { Volumes } from './volumes.ts';

/** Disks, media and what is started from them, with all that was left open filled in. */
export function decideDisks(setting: Setting): Decided<DisksPart> {
  const { request, facts } = setting;
  const choices = new Choices();
  const pool = choices.take('pool', request.pool, () => choosePool(facts));
  const volumes = new Volumes(facts);
  const names = new VolumeNames(facts);
  const asked = askedDisks(setting);
  for (const disk of asked) if (disk.volume !== undefined) names.claim(disk.pool ?? pool, disk.volume);
  const isBlock = (name: string) => volumes.isBlock(name);
  const disks = asked.map((disk, index): FilledDisk => {
    const origin = diskOrigin(setting, index, disk);
    const answers = decideDisk(setting, { index, disk, origin, pool, isBlock, choices });
    return fillDisk(setting, index, answers, origin, { pool, volumes, names, choices });
  });
  const media = planMedia(setting, pool, volumes, names);
  const boot = planBootFiles(setting, pool, volumes, names);
  const drives = lineUp(
    disks,
    media,
    (request.nics ?? []).flatMap(({ bootOrder }) => bootOrder ?? []),
  );
  if (asked[0]?.bootOrder === undefined && drives[0]?.options.bootOrder !== undefined && disks.length > 0)
    choices.reasons['disks.0.bootOrder'] = 'an empty disk falls through to what comes next';
  const contents = [...drives.map(drive => drive.content), boot?.files.kernel, boot?.files.initramfs];
  return {
    value: {
      pool,
      answers: disks.map(({ answers }, index) => withOrder(answers, drives[index]?.options.bootOrder)),
      drives,
      sources: [...drives.flatMap(drive => drive.origin ?? []), ...(boot?.origins ?? [])],
      ...(boot && { boot: boot.files }),
      work: withoutRepeats(contents),
    },
    reasons: choices.reasons,
  };
}

/** Left out: one disk; of an appliance, all that it had, its drives included. */
function askedDisks({ request, facts }: Setting): readonly GuestDisk[] {
  if (request.disks) return request.disks;
  const { appliance } = facts;
  if (request.source.kind !== 'appliance' || !appliance) return [{}];
  const drives = Array.from({ length: appliance.cdroms }, (): GuestDisk => ({ device: 'cdrom' }));
  return [...appliance.disks.map((): GuestDisk => ({})), ...drives];
}

/** Two disks from one image bring it once. */
function withoutRepeats(contents: readonly (Content | undefined)[]): Work[] {
  const brought = new Set<string>();
  return contents
    .flatMap(content => (content?.kind === 'volume' ? content.work : []))
    .filter(work => {
      const key = work.kind === 'download' ? work.url : undefined;
      if (key === undefined || !brought.has(key)) {
        if (key !== undefined) brought.add(key);
        return true;
      }
      return false;
    });
}
