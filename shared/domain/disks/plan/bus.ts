import type { DiskAction } from '../../../contract/disks.ts';
import { holdsFiles } from '../../create/disks/pools.ts';
import { freeVolumeName } from '../../create/disks/volume-names.ts';
import { domain } from '../../../libvirt-xml/domain/domain.ts';
import { parseDocument } from '../../../libvirt-xml/xml/parse.ts';
import { changeBus } from '../change-bus.ts';
import { DRIVER_DISK_SIZE } from '../driver-disk.ts';
import type { ActionFacts, DiskFacts } from '../facts.ts';
import { otherBuses } from '../refusals.ts';
import { freeTarget } from '../targets.ts';
import { Draft } from './draft.ts';
import type { Planned } from './work.ts';

type ChangeBus = Extract<DiskAction, { do: 'change-bus' }>;

/** Buses that a system needs a driver for, which its installer put in only if it saw one. */
const needsDriver = new Set(['virtio', 'scsi']);

export function planBus(action: ChangeBus, disk: DiskFacts, facts: ActionFacts): Planned {
  if (action.prepare === true) return planDriverDisk(action, disk, facts);
  const { bus } = action;
  const { target } = disk;
  const draft = new Draft(`Put ${target} of “${facts.name}” on the bus ${bus}`, 'next-start');
  const change = possible(draft, action, disk, facts) ? changeBus(facts.xml, target, bus) : undefined;
  if (!change) return { plan: draft.done() };
  draft.step(
    change.target === target
      ? `Put ${target} on the bus ${bus}`
      : `Put ${target} on the bus ${bus}, where it is called ${change.target}`,
  );
  draft.step('Leave its place in the machine to libvirt');
  if (change.controller !== undefined) draft.step(`Add a controller for it (${change.controller})`);
  if (change.bootWritten) draft.step('Write down what the guest starts from, so that it stays the same');
  const driverDisks = facts.disks.filter(other => other.driverDisk && other.bus === bus);
  for (const { target: name, path } of driverDisks) {
    draft.step(`Take out ${name}, which was there for the driver`);
    if (path !== undefined) draft.file({ path, becomes: 'deleted', note: 'It never held anything' });
  }
  if (disk.path !== undefined)
    draft.file({ path: disk.path, becomes: 'kept', note: 'Nothing in it is changed' });
  if (change.dropped.length > 0)
    draft.warn(
      `These settings of the disk go: ${change.dropped.join(', ')}`,
      `A disk on ${bus} does not have them.`,
    );
  if (needsDriver.has(bus) && driverDisks.length === 0) warnOfDriver(draft, bus, facts);
  warnOfNames(draft, disk, change.target);
  const gone = driverDisks.map(({ target: name, path }) => ({
    target: name,
    ...(path !== undefined && { path }),
  }));
  return {
    plan: draft.done(),
    work: { do: 'change-bus', disk: target, bus, target: change.target, driverDisks: gone },
  };
}

function possible(draft: Draft, { bus }: ChangeBus, disk: DiskFacts, facts: ActionFacts): boolean {
  const others = otherBuses(disk, facts);
  if (others.includes(bus)) return true;
  const reason =
    bus === disk.bus ? `It is on ${bus} already.` : `This machine can have it on ${others.join(', ')}.`;
  draft.refuse('INPUT_INVALID', { field: 'bus', reason }, 'bus');
  return false;
}

function warnOfDriver(draft: Draft, bus: string, { family }: ActionFacts): void {
  const driver = bus === 'virtio' ? 'virtio' : 'virtio SCSI';
  const remedy =
    'Choose “Prepare first”: it adds a tiny disk on that bus, for which the guest takes the driver. Then change the bus.';
  if (family === 'windows')
    draft.warn(
      `Windows does not start from ${bus} without its driver`,
      `It stops with INACCESSIBLE_BOOT_DEVICE: the ${driver} driver is not in Windows, it comes on the virtio-win medium.`,
      `Insert that medium. ${remedy}`,
    );
  else
    draft.warn(
      `The guest needs the ${driver} driver to start`,
      family === 'linux'
        ? 'Linux has it, but an initramfs that was made for this machine alone may not (dracut with hostonly, mkinitcpio with autodetect).'
        : 'What system is in it nobody knows here; without the driver it does not start.',
      `${remedy} If it does not start, change the bus back: nothing on the disk is changed.`,
    );
}

function warnOfNames(draft: Draft, disk: DiskFacts, renamed: string): void {
  if (disk.checkpoints.length > 0 && renamed !== disk.target)
    draft.warn(
      `Backups cannot go on from ${disk.checkpoints.join(', ')}`,
      `What changed since then is kept track of for ${disk.target}: the next backup has to hold all of the disk again.`,
    );
  draft.warn(
    'Inside the guest the disk may have another name',
    'Linux calls it /dev/vda on virtio and /dev/sda elsewhere.',
    'See that /etc/fstab and the boot loader name file systems by UUID or label, as installers do.',
  );
}

function planDriverDisk({ bus }: ChangeBus, disk: DiskFacts, facts: ActionFacts): Planned {
  const draft = new Draft(`Prepare “${facts.name}” for disks on ${bus}`, facts.active ? 'now' : 'next-start');
  const pool =
    facts.pools.find(({ name }) => name === disk.pool) ?? facts.pools.find(({ name }) => name === 'default');
  const place =
    pool && pool.active && holdsFiles(pool) ? pool : facts.pools.find(p => p.active && holdsFiles(p));
  const present = facts.disks.find(other => other.driverDisk && other.bus === bus);
  if (present)
    draft.refuse('INPUT_INVALID', {
      field: 'prepare',
      reason: `It has ${present.target} for that already: see that the guest has its driver, then change the bus.`,
    });
  else if (!place) draft.refuse('POOL_ABSENT');
  if (!place || draft.refused) return { plan: draft.done() };
  const target = freeTarget([domain.of(parseDocument(facts.xml).root)], bus);
  const name = freeVolumeName(`${facts.name}-driver`, '.qcow2', place);
  draft.step(`Make an empty disk of 16 MiB in the pool ${place.name}`);
  draft.step(
    facts.active
      ? `Plug it into the running guest as ${target}, and keep it there`
      : `Add it as ${target}; the guest sees it at its next start`,
  );
  draft.file({
    path: `${place.name}/${name}`,
    becomes: 'made',
    note: 'It goes again when the bus is changed',
  });
  draft.room(place.name, 0, place.free);
  draft.warn(
    'The guest has to take the driver now',
    facts.family === 'windows'
      ? 'Install it from the virtio-win medium; the Device Manager then shows the new disk.'
      : 'Linux loads it by itself. Make a new initramfs then: “dracut -f”, “update-initramfs -u” or “mkinitcpio -P”.',
    'Then change the bus of the disk: the tiny one goes by itself.',
  );
  const running = facts.active;
  return {
    plan: draft.done(),
    work: { do: 'driver-disk', bus, target, pool: place.name, name, size: DRIVER_DISK_SIZE, running },
  };
}
