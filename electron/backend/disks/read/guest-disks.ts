import type { Guest } from '#shared/contract/guests.ts';
import type { GuestDisks } from '#shared/domain/disks/facts.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import type { Disk } from '#shared/libvirt-xml/devices/disk.ts';
import type { Domain } from '#shared/libvirt-xml/domain/domain.ts';
import { readOffers } from '../../create/offers.ts';
import { readPools } from '../../create/pool-facts.ts';
import { isThisComputer } from '../../create/this-computer.ts';
import { domainRef } from '../../guests/guest-key.ts';
import type { LiveConnection } from '../../ports.ts';
import { readDisk } from './disk-facts.ts';
import { type GuestDocuments, readDocuments } from './documents.ts';
import { readCheckpoints, readSnapshots } from './history.ts';

/** Every disk of a guest, and what decides what can be done to it. Nothing is changed. */
export async function readGuestDisks(live: LiveConnection, guest: Guest): Promise<GuestDisks> {
  const { rpc } = live;
  const dom = domainRef(guest);
  const [documents, pools, snapshots, checkpoints] = await Promise.all([
    readDocuments(live, guest),
    readPools(live),
    readSnapshots(rpc, dom),
    readCheckpoints(rpc, dom),
  ]);
  const reading = { live, guest, pools: pools ?? [], snapshots, checkpoints };
  const { now, next, nextXml } = documents;
  return {
    name: guest.name,
    state: guest.state,
    active: now !== undefined && isActive(guest.state),
    persistent: guest.persistent,
    qemu: ['kvm', 'qemu', 'hvf'].includes(guest.virtualization),
    local: isThisComputer(live),
    host: live.label,
    ...familyOf(guest),
    disks: await Promise.all(everyDisk(documents).map(disk => readDisk(reading, disk))),
    checkpoints,
    pools: pools ?? [],
    buses: await busesOf(live, now ?? next),
    xml: nextXml,
  };
}

/** Those of the running guest first, then those that come at its next start. */
function everyDisk({ now, next }: GuestDocuments) {
  const lasting = next.devices.disks.items;
  const running = now?.devices.disks.items ?? [];
  const coming = lasting.filter(({ target }) => !running.some(disk => disk.target === target));
  return [
    ...running.map(disk => ({ disk, now: true, lasting: lasting.some(other => isSame(disk, other)) })),
    ...coming.map(disk => ({ disk, now: false, lasting: true })),
  ].filter(({ disk }) => disk.target !== undefined);
}

/** A medium may be another one at the next start: the drive is the same. */
function isSame(disk: Disk, other: Disk): boolean {
  if (disk.target !== other.target || disk.bus !== other.bus) return false;
  if (disk.device === 'cdrom' || disk.device === 'floppy') return true;
  const named = ({ source }: Disk) => source.file ?? source.dev ?? source.name;
  // A volume is known by its path while the guest runs.
  return other.source.volume !== undefined || named(disk) === named(other);
}

function familyOf({ os }: Guest): Pick<GuestDisks, 'family'> {
  if (os?.id === undefined) return {};
  if (os.id.includes('microsoft.com')) return { family: 'windows' };
  return { family: /bsd|solaris|haiku|apple/i.test(os.id) ? 'other' : 'linux' };
}

async function busesOf(live: LiveConnection, { type, os }: Domain): Promise<readonly string[]> {
  const found = await readOffers(await live.bulk(), os.arch, os.machine);
  const offers = found?.offers;
  const offer = (type === 'kvm' ? offers?.kvm : offers?.tcg) ?? offers?.kvm ?? offers?.tcg ?? offers?.other;
  return offer?.diskBuses ?? [];
}
