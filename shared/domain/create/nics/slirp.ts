import type { QemuCommandline } from '../../../libvirt-xml/domain/qemu-commandline.ts';
import type { Offer } from '../../capabilities/offer.ts';
import { isExpress } from '../traits.ts';
import type { PlannedNic } from './part.ts';

/**
 * libvirt has no port forwarding for QEMU's own user-mode network, so such a card is handed to QEMU as arguments
 * (https://www.qemu.org/docs/master/system/invocation.html, hostfwd) and is none of libvirt's devices.
 */
export function throughArguments({ target }: Pick<PlannedNic, 'target'>): boolean {
  return target.to === 'user' && target.backend === 'slirp' && (target.forwards ?? []).length > 0;
}

/** `index`: among the cards that are written so; without a function 0 the others of a slot are not found. */
export function writeArguments(
  commandline: QemuCommandline,
  { target, model = 'virtio', mac, bootOrder }: PlannedNic,
  index: number,
  { arch, machine = '' }: Pick<Offer, 'arch' | 'machine'>,
): void {
  if (target.to !== 'user') return;
  const id = `user${index}`;
  const forwards = (target.forwards ?? []).map(
    ({ protocol, address = '127.0.0.1', host, guest }) => `hostfwd=${protocol}:${address}:${host}-:${guest}`,
  );
  const card = [
    ...(arch === 's390x' ? channel(model, index) : pciCard(model, index, isExpress(machine))),
    `netdev=${id}`,
    ...(mac === undefined ? [] : [`mac=${mac}`]),
    ...(bootOrder === undefined ? [] : [`bootindex=${bootOrder}`]),
  ];
  for (const value of ['-netdev', ['user', `id=${id}`, ...forwards].join(','), '-device', card.join(',')])
    commandline.args.add({ value });
}

/** libvirt fills its buses from the first slot on, and QEMU places these cards before libvirt's devices. */
const LAST_SLOT = 0x18;
const FUNCTIONS = 8;

function pciCard(model: string, index: number, express: boolean): string[] {
  const slot = LAST_SLOT - Math.floor(index / FUNCTIONS);
  return [
    model === 'virtio' ? 'virtio-net-pci' : model,
    `bus=${express ? 'pcie.0' : 'pci.0'}`,
    `addr=0x${slot.toString(16)}.0x${index % FUNCTIONS}`,
    'multifunction=on',
  ];
}

const CHANNELS = 0xf00;

function channel(model: string, index: number): string[] {
  return [model === 'virtio' ? 'virtio-net-ccw' : model, `devno=fe.0.0${(CHANNELS + index).toString(16)}`];
}
