import type { ApplianceNic } from '../appliance.ts';
import type { Described, DescribedDisk, Lost } from '../described.ts';
import { lostNetworks } from '../lost-networks.ts';
import { lostProcessor } from '../lost-processor.ts';
import { nicModelOf } from '../nic-model.ts';
import { osOfHypervisorName } from '../os-names.ts';
import { lostOfVmx } from './lost-vmx.ts';
import { isTrue, type Vmx } from './parse-vmx.ts';

const MIB = 2 ** 20;
/** Of a card whose configuration names none. */
const DEFAULT_NIC = 'e1000';

/** The machine that VMware's configuration describes. Its disks are not looked for here. */
export function readVmx(settings: Vmx): Described {
  const system = settings.get('guestos') ?? '';
  const osId = osOfHypervisorName(system);
  const memory = amount(settings.get('memsize'));
  const vcpus = amount(settings.get('numvcpus')) ?? 1;
  const description = settings.get('annotation')?.trim();
  const drives = readDrives(settings);
  const nics = readNics(settings, osId);
  return {
    name: settings.get('displayname')?.trim() || 'guest',
    ...(description && { description: description.slice(0, 10_000) }),
    ...(osId !== undefined && { osId }),
    vcpus,
    ...(memory !== undefined && { memory: memory * MIB }),
    firmware: settings.get('firmware')?.toLowerCase() === 'efi' ? 'uefi' : 'bios',
    disks: drives.disks,
    cdroms: drives.cdroms,
    nics,
    ...(isTrue(settings, 'sound.present') && { sound: true }),
    lost: [...lostProcessor([system]), ...drives.lost, ...lostNetworks(nics), ...lostOfVmx(settings)],
  };
}

const amount = (text: string | undefined) =>
  text !== undefined && /^[1-9]\d{0,9}$/.test(text.trim()) ? Number(text) : undefined;

const controllers = ['nvme', 'scsi', 'sata', 'ide'] as const;
/** Which VMware's own firmware tries in another order than their names are sorted in. */
const firstToBoot = ['scsi', 'sata', 'ide', 'nvme'] as const;
const SLOT = /^(nvme|scsi|sata|ide)(\d+):(\d+)\.present$/;

function readDrives(settings: Vmx): { disks: DescribedDisk[]; cdroms: number; lost: Lost[] } {
  const slots = [...settings.keys()]
    .flatMap(key => {
      const [, bus, controller, unit] = SLOT.exec(key) ?? [];
      const known = controllers.find(each => each === bus);
      return known && isTrue(settings, key)
        ? [{ bus: known, at: [Number(controller), Number(unit)] as const }]
        : [];
    })
    .toSorted((a, b) => rank(a.bus) - rank(b.bus) || a.at[0] - b.at[0] || a.at[1] - b.at[1]);
  const disks: DescribedDisk[] = [];
  const lost: Lost[] = [];
  let cdroms = 0;
  for (const { bus, at } of slots) {
    const slot = `${bus}${at[0]}:${at[1]}`;
    const kind = settings.get(`${slot}.devicetype`)?.toLowerCase() ?? 'disk';
    const file = settings.get(`${slot}.filename`) ?? '';
    if (kind.includes('cdrom') || kind === 'atapi-cdrom') cdroms += 1;
    else if (kind.includes('passthru') || kind.includes('rawdisk') || file === '')
      lost.push({ what: `The drive ${slot}`, why: 'It is a device of the other host, not a file.' });
    else disks.push({ file, controller: bus });
  }
  return { disks, cdroms, lost };
}

const rank = (bus: (typeof controllers)[number]) => firstToBoot.indexOf(bus);

function readNics(settings: Vmx, osId: string | undefined): ApplianceNic[] {
  return [...settings.keys()]
    .flatMap(key => {
      const number = /^ethernet(\d+)\.present$/.exec(key)?.[1];
      return number !== undefined && isTrue(settings, key) ? [Number(number)] : [];
    })
    .toSorted((a, b) => a - b)
    .map(number => {
      const of = (key: string) => settings.get(`ethernet${number}.${key}`);
      const network = of('networkname') ?? of('vnet') ?? of('connectiontype');
      const mac = of('address') ?? of('generatedaddress');
      return {
        model: nicModelOf(of('virtualdev') ?? DEFAULT_NIC, osId),
        ...(network !== undefined && { network }),
        ...(mac !== undefined && /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(mac) && { mac: mac.toLowerCase() }),
      };
    });
}
