import { encodeText } from '../../../libvirt-xml/xml/escape.ts';
import { type OvfMachine, SLOTS } from './ovf-machine.ts';

type Field = readonly [name: string, value: string | number | undefined];
type Controller = keyof typeof SLOTS;

/** DMTF's numbers of CIM_ResourceAllocationSettingData.ResourceType. */
const type = {
  processor: 3,
  memory: 4,
  ide: 5,
  scsi: 6,
  nic: 10,
  cdrom: 15,
  disk: 17,
  sata: 20,
  sound: 35,
} as const;
/** VirtualBox knows these words for them as well as VMware does. */
const controllerWords = {
  ide: ['IDE controller', undefined],
  sata: ['SATA controller', 'vmware.sata.ahci'],
  scsi: ['SCSI controller', 'lsilogic'],
} as const;

/** Every piece of hardware as an `<Item>`; whatever is on a controller comes behind it. */
export function hardwareItems(machine: OvfMachine): string[] {
  const items: string[] = [];
  const add = (...fields: Field[]): number => {
    const id = items.length + 1;
    items.push(item([...fields, ['InstanceID', id]]));
    return id;
  };
  const extra =
    machine.coresPerSocket > 1
      ? `<vmw:CoresPerSocket ovf:required="false">${machine.coresPerSocket}</vmw:CoresPerSocket>`
      : '';
  const id = items.length + 1;
  items.push(
    item(
      [
        ['AllocationUnits', 'hertz * 10^6'],
        ['ElementName', `${machine.vcpus} virtual CPUs`],
        ['InstanceID', id],
        ['ResourceType', type.processor],
        ['VirtualQuantity', machine.vcpus],
      ],
      extra,
    ),
  );
  const megabytes = Math.max(4, Math.round(machine.memory / 2 ** 20 / 4) * 4);
  add(
    ['AllocationUnits', 'byte * 2^20'],
    ['ElementName', `${megabytes} MB of memory`],
    ['ResourceType', type.memory],
    ['VirtualQuantity', megabytes],
  );
  const controllers = new Controllers(add);
  machine.disks.forEach(({ controller }, index) =>
    add(
      ['ElementName', `Hard disk ${index + 1}`],
      ['HostResource', `ovf:/disk/disk${index + 1}`],
      ['ResourceType', type.disk],
      ...controllers.next(controller),
    ),
  );
  const drives = machine.disks.some(({ controller }) => controller === 'ide') ? 'ide' : 'sata';
  for (let drive = 1; drive <= machine.cdroms; drive++)
    add(
      ['AutomaticAllocation', 'false'],
      ['ElementName', `CD drive ${drive}`],
      ['ResourceSubType', 'vmware.cdrom.remotepassthrough'],
      ['ResourceType', type.cdrom],
      ...controllers.next(drives),
    );
  machine.nics.forEach(({ network, model }, index) =>
    add(
      ['AddressOnParent', index + 7],
      ['AutomaticAllocation', 'true'],
      ['Connection', network],
      ['ElementName', `Network card ${index + 1}`],
      ['ResourceSubType', model],
      ['ResourceType', type.nic],
    ),
  );
  if (machine.sound)
    add(
      ['ElementName', 'Sound card'],
      ['ResourceSubType', 'vmware.soundcard.hdaudio'],
      ['ResourceType', type.sound],
    );
  return items;
}

/** Makes a controller when the last one of its kind is full. */
class Controllers {
  readonly #add: (...fields: Field[]) => number;
  readonly #open = new Map<Controller, { id: number; used: number; count: number }>();

  constructor(add: (...fields: Field[]) => number) {
    this.#add = add;
  }

  next(kind: Controller): Field[] {
    let open = this.#open.get(kind);
    if (!open || open.used === SLOTS[kind]) {
      const [name, subType] = controllerWords[kind];
      const count = (open?.count ?? -1) + 1;
      const id = this.#add(
        ['Address', count],
        ['ElementName', `${name} ${count}`],
        ['ResourceSubType', subType],
        ['ResourceType', type[kind]],
      );
      open = { id, used: 0, count };
      this.#open.set(kind, open);
    }
    // The seventh place of a SCSI bus is the controller's own.
    const place = kind === 'scsi' && open.used >= 7 ? open.used + 1 : open.used;
    open.used += 1;
    return [
      ['AddressOnParent', place],
      ['Parent', open.id],
    ];
  }
}

/** The schema wants the children in the order of their names. */
function item(fields: readonly Field[], extra = ''): string {
  const children = fields
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `<rasd:${name}>${encodeText(String(value))}</rasd:${name}>`);
  return `<Item>${children.join('')}${extra}</Item>`;
}
