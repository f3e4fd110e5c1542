import type { XmlElement } from '../../../libvirt-xml/xml/element.ts';
import type { Described, DescribedDisk, Lost } from '../described.ts';
import { lostNetworks } from '../lost-networks.ts';
import { nicModelOf } from '../nic-model.ts';
import { attributeOf, sectionsOf, textOf } from './any-namespace.ts';
import { controllerOf, controllerOfInterface } from './controllers.ts';
import type { OvfDisk } from './files.ts';
import { readItems, type Item } from './item.ts';
import { lostItem } from './lost-items.ts';
import { lostSections } from './lost-sections.ts';
import { readSystem } from './system.ts';
import { bytesOf } from './units.ts';

/** One VirtualSystem, with the disks that its envelope declares. */
export function readMachine(
  machine: XmlElement,
  disks: ReadonlyMap<string, OvfDisk>,
  deployment: string | undefined,
): Described {
  const hardware = sectionsOf(machine, 'VirtualHardwareSection');
  const items = hardware.flatMap(section => readItems(section, deployment));
  const system = readSystem(machine, hardware);
  const found = readItemDisks(items, disks);
  const lost: Lost[] = [...found.lost, ...items.flatMap(item => lostItem(item) ?? [])];
  const nics = items
    .filter(({ type }) => type === 10)
    .map(({ subType, connection, address }) => ({
      model: nicModelOf(ovirtModels[subType] ?? subType, system.known.osId),
      ...(connection !== undefined && { network: connection }),
      ...(isMac(address) && { mac: address.toLowerCase() }),
    }));
  const drives = items.filter(({ type }) => type === 15 || type === 16);
  for (const drive of drives.filter(({ hostResource }) => hostResource !== undefined))
    lost.push({ what: `What is in ${drive.name || 'the CD drive'}`, why: 'The guest gets an empty drive.' });
  const vcpus = processors(items.find(({ type }) => type === 3));
  const memory = items.find(({ type }) => type === 4);
  const bytes = bytesOf(memory?.quantity, memory?.units, 2 ** 20);
  return {
    ...system.known,
    ...(vcpus !== undefined && { vcpus }),
    ...(bytes !== undefined && { memory: bytes }),
    disks: found.disks,
    cdroms: drives.length,
    nics,
    ...(items.some(({ type }) => type === 35) && { sound: true }),
    lost: [...lost, ...lostNetworks(nics), ...system.lost, ...lostSections(machine)],
  };
}

/** oVirt numbers its models. */
const ovirtModels: Readonly<Record<string, string>> = { 1: 'rtl8139', 2: 'e1000', 3: 'virtio' };

const isMac = (text: string | undefined): text is string =>
  text !== undefined && /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(text);

function processors(item: Item | undefined): number | undefined {
  if (!item) return undefined;
  if (item.quantity !== undefined) return count(item.quantity);
  // oVirt’s.
  const sockets = count(textOf(item.element, 'num_of_sockets'));
  const cores = count(textOf(item.element, 'cpu_per_socket'));
  return sockets !== undefined && cores !== undefined ? sockets * cores : undefined;
}

function count(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined;
}

function readItemDisks(
  items: readonly Item[],
  disks: ReadonlyMap<string, OvfDisk>,
): { disks: DescribedDisk[]; lost: Lost[] } {
  const controllers = new Map(items.map(item => [item.id, controllerOf(item)]));
  const found: DescribedDisk[] = [];
  const lost: Lost[] = [];
  for (const item of items.filter(({ type }) => type === 17)) {
    const disk = diskOf(item, disks);
    const what = `The disk ${item.name || item.id}`;
    if (!disk) lost.push({ what, why: 'It refers to a disk that the description does not have.' });
    else if (disk.parent !== undefined)
      lost.push({ what, why: 'It is a snapshot on another disk; export the machine without snapshots.' });
    else if (disk.file === undefined)
      lost.push({ what, why: `It is empty${sizeText(disk.capacity)}: add a new one of that size.` });
    else
      found.push({
        file: disk.file,
        controller: controllerOfInterface(disk.interface) ?? controllers.get(item.parent ?? '') ?? 'sata',
        ...(disk.capacity !== undefined && { capacity: disk.capacity }),
        ...(disk.packed !== undefined && { packed: disk.packed }),
      });
  }
  return { disks: found, lost };
}

const sizeText = (bytes: number | undefined) => (bytes === undefined ? '' : ` (${bytes} bytes)`);

/** `ovf:/disk/ID`, `/disk/ID`, `ovf:/file/ID`, or oVirt's path of the file. */
function diskOf({ hostResource, element }: Item, disks: ReadonlyMap<string, OvfDisk>): OvfDisk | undefined {
  const resource = hostResource ?? '';
  const id = /^(?:ovf:)?\/(?:disk|file)\/(.+)$/.exec(resource)?.[1] ?? resource;
  const instance = textOf(element, 'InstanceId') ?? attributeOf(element, 'diskId') ?? '';
  return disks.get(id) ?? disks.get(instance) ?? [...disks.values()].find(({ file }) => file === resource);
}
