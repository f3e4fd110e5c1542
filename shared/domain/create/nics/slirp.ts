import type { QemuCommandline } from '../../../libvirt-xml/domain/qemu-commandline.ts';
import type { PlannedNic } from './part.ts';

/**
 * libvirt has no port forwarding for QEMU's own user-mode network, so such a card is handed to QEMU as arguments
 * (https://www.qemu.org/docs/master/system/invocation.html, hostfwd) and is none of libvirt's devices.
 */
export function throughArguments({ target }: PlannedNic): boolean {
  return target.to === 'user' && target.backend === 'slirp' && (target.forwards ?? []).length > 0;
}

export function writeArguments(
  commandline: QemuCommandline,
  { target, model = 'virtio', mac, bootOrder }: PlannedNic,
  index: number,
  arch: string,
): void {
  if (target.to !== 'user') return;
  const id = `user${index}`;
  const forwards = (target.forwards ?? []).map(
    ({ protocol, address = '127.0.0.1', host, guest }) => `hostfwd=${protocol}:${address}:${host}-:${guest}`,
  );
  const card = [
    model === 'virtio' ? (arch === 's390x' ? 'virtio-net-ccw' : 'virtio-net-pci') : model,
    `netdev=${id}`,
    ...(mac === undefined ? [] : [`mac=${mac}`]),
    ...(bootOrder === undefined ? [] : [`bootindex=${bootOrder}`]),
  ];
  for (const value of ['-netdev', ['user', `id=${id}`, ...forwards].join(','), '-device', card.join(',')])
    commandline.args.add({ value });
}
