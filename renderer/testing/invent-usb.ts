import { pciAddressSchema } from '#shared/contract/create/host-device.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { ShownUsbRule, UsbController, UsbOffer, UsbRule } from '#shared/contract/usb.ts';
import { ruleKey } from '#shared/domain/usb/rules.ts';
import { usbVerdict } from '#shared/domain/usb/verdict.ts';

const chipset = pciAddressSchema.parse('0000:00:14.0');
const card = pciAddressSchema.parse('0000:05:00.0');

const device = (part: Partial<UsbOffer> & Pick<UsbOffer, 'port' | 'ids' | 'name' | 'what'>): UsbOffer => {
  const [bus = 1] = part.port.split('-').map(Number);
  const whole = { bus, device: 4, controller: chipset, usedBy: [], twins: 0, ...part };
  const keyboards = [{ name: 'Keychron K2', port: '1-3' }];
  return { ...whole, verdict: usbVerdict(whole, { keyboards, here: true }) };
};

const desk = (): UsbOffer[] => [
  device({ port: '1-3', ids: '05ac:024f', name: 'Keychron K2', what: 'keyboard, mouse or controller' }),
  device({
    port: '1-4.1',
    ids: '046d:c547',
    name: 'Logitech USB Receiver',
    what: 'keyboard, mouse or controller',
    twins: 1,
  }),
  device({
    port: '1-4.2',
    ids: '046d:c547',
    name: 'Logitech USB Receiver',
    what: 'keyboard, mouse or controller',
    twins: 1,
  }),
  device({
    port: '2-1',
    ids: '0781:5581',
    name: 'SanDisk Ultra',
    what: 'disk',
    usedBy: [{ by: 'disk', disks: ['sdb'], targets: ['/media/ana/BACKUP'], root: false }],
  }),
  device({
    port: '3-2',
    ids: '28de:1142',
    name: 'Valve Steam Controller',
    what: 'keyboard, mouse or controller',
    controller: card,
  }),
];

const controllers: UsbController[] = [
  {
    address: chipset,
    name: 'Intel Alder Lake-S PCH USB 3.2 Gen 2x2 XHCI Controller',
    group: 4,
    verdict: {
      level: 'never',
      label: 'Never',
      reasons: [{ text: 'It shares its group with parts of the chipset that the host cannot do without.' }],
    },
    ports: ['1-3', '1-4.1', '1-4.2', '2-1'],
  },
  {
    address: card,
    name: 'ASMedia ASM3142 USB 3.2 Gen 2x1 xHCI Controller',
    group: 17,
    verdict: { level: 'ready', label: 'Ready', reasons: [] },
    ports: ['3-2'],
  },
];

/** The USB devices of one invented host, and rules on them. */
export class InventedUsb {
  readonly #devices: UsbOffer[];
  readonly #guests: readonly (GuestRef & { name: string })[];
  #rules: ShownUsbRule[];

  constructor(kind: 'empty' | 'desk', guests: readonly (GuestRef & { name: string })[]) {
    this.#devices = kind === 'desk' ? desk() : [];
    this.#guests = guests;
    const [first] = guests;
    this.#rules =
      kind === 'desk' && first
        ? [
            {
              guest: { connection: first.connection, uuid: first.uuid },
              guestName: first.name,
              rule: { by: 'device', vendor: '057e', product: '2009' },
              name: 'Nintendo Pro Controller',
              state: 'absent',
            },
          ]
        : [];
  }

  list() {
    return {
      devices: this.#devices,
      controllers: this.#devices.length > 0 ? controllers : [],
      rules: this.#rules,
      told: true,
      missing: [],
    };
  }

  give(guest: GuestRef, rule: UsbRule) {
    const found = this.#devices.find(({ port, ids }) =>
      rule.by === 'port' ? port === rule.port : ids === `${rule.vendor}:${rule.product}`,
    );
    const guestName = this.#guests.find(({ uuid }) => uuid === guest.uuid)?.name ?? '';
    const added = { guest, guestName, rule, name: found?.name ?? '', state: 'attached' as const };
    this.#rules = [...this.#rules, { ...added, ...(found && { port: found.port }) }];
    return { state: 'attached' as const };
  }

  take(guest: GuestRef, rule: UsbRule) {
    this.#rules = this.#rules.filter(
      each => each.guest.uuid !== guest.uuid || ruleKey(each.rule) !== ruleKey(rule),
    );
    return {};
  }
}
