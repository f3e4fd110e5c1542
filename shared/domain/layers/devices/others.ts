import type { XmlElement } from '../../../libvirt-xml/xml/element.ts';
import { set } from '../../overview/remedies.ts';
import type { DeviceRule, LayerText } from '../rule.ts';

/** Devices that move little, by their element: what each is in a few words. */
export const otherDevices: Readonly<Record<string, DeviceRule>> = {
  controller: ({ node }) => controller(node),
  serial: ({ node }) => {
    const model = node.child('target')?.child('model')?.attr('name');
    return emulated('Serial port', model ?? 'A UART');
  },
  parallel: () => emulated('Parallel port', 'An ISA port'),
  console: ({ node }) => {
    const type = node.child('target')?.attr('type');
    // A serial console is the serial port over again.
    if (type === 'serial' || type === undefined) return undefined;
    if (type === 'lxc')
      return { label: 'Console', path: 'container', how: 'A terminal of the host’s kernel' };
    return { label: 'Console', path: 'paravirtual', how: type };
  },
  channel: ({ node }) => ({
    label: `Channel ${node.child('target')?.attr('name') ?? ''}`.trim(),
    path: 'paravirtual',
    how: 'virtio-serial',
  }),
  input: ({ node }) => {
    const type = node.attr('type') ?? 'input';
    const label = type === 'evdev' ? 'Input' : type.charAt(0).toUpperCase() + type.slice(1);
    if (type === 'evdev' || type === 'passthrough')
      return { label, path: 'passed-through', how: 'The host’s own device (evdev)' };
    const bus = node.attr('bus') ?? 'ps2';
    if (bus === 'virtio' || bus === 'xen') return { label, path: 'paravirtual', how: bus };
    return emulated(label, bus === 'ps2' ? 'PS/2' : 'USB');
  },
  tpm: ({ node }) =>
    node.child('backend')?.attr('type') === 'passthrough'
      ? { label: 'TPM', path: 'passed-through', how: 'The host’s own TPM' }
      : emulated('TPM', 'swtpm'),
  sound: ({ node }) =>
    node.attr('model') === 'virtio'
      ? { label: 'Sound', path: 'paravirtual', how: 'virtio-sound' }
      : emulated('Sound', node.attr('model') ?? 'A sound card'),
  watchdog: ({ node }) => emulated('Watchdog', node.attr('model') ?? 'A watchdog'),
  memballoon: ({ node }) => {
    const model = node.attr('model');
    if (model === 'none') return undefined;
    return {
      label: 'Balloon',
      path: 'paravirtual',
      how: model === 'xen' ? 'Xen’s balloon' : 'virtio-balloon',
    };
  },
  rng: () => ({ label: 'Random numbers', path: 'paravirtual', how: 'virtio-rng' }),
  vsock: () => ({
    label: 'Socket to the host',
    path: 'vhost',
    how: 'vhost-vsock in the host’s kernel',
  }),
  shmem: ({ node }) => ({
    label: 'Shared memory',
    path: 'paravirtual',
    how: node.child('model')?.attr('type') ?? 'ivshmem',
  }),
  crypto: () => ({ label: 'Crypto', path: 'paravirtual', how: 'virtio-crypto' }),
  redirdev: () => ({
    label: 'USB redirection',
    path: 'passed-through',
    how: 'A device of who looks at the screen, over SPICE',
  }),
  smartcard: () => emulated('Smart card', 'A card reader'),
  iommu: ({ node }) =>
    node.attr('model') === 'virtio'
      ? { label: 'IOMMU', path: 'paravirtual', how: 'virtio-iommu' }
      : emulated('IOMMU', node.attr('model') ?? 'An IOMMU'),
};

function emulated(label: string, what: string): LayerText {
  return { label, path: 'emulated', how: `${what}, emulated` };
}

/** Only those that carry something by themselves: PCI ports and disks' own controllers are told with their devices. */
function controller(node: XmlElement): LayerText | undefined {
  const type = node.attr('type');
  const model = node.attr('model');
  if (type !== 'usb' || model === 'none' || node.child('master')) return undefined;
  const modern = model === undefined || model.endsWith('xhci');
  return {
    ...emulated('USB', model ?? 'A controller'),
    ...(!modern && {
      faster: {
        what: 'USB 3 (xHCI)',
        why: 'It needs far less of the host’s time while idle, and takes faster devices.',
        remedy: set('Switch to USB 3', `controller:usb:${node.attr('index') ?? '0'}`, { model: 'qemu-xhci' }),
      },
    }),
  };
}
