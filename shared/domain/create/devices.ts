import type { Devices } from '../../libvirt-xml/devices/devices.ts';
import type { GuestDesign } from './document.ts';
import { USER_MODE } from './network-choice.ts';

/** Fills `<devices>`. Boot order is per device: an empty disk falls through to the medium behind it. */
export function addDevices(devices: Devices, design: GuestDesign): void {
  const { hardware, offer } = design;
  addDisk(devices, design);
  addMedium(devices, design);
  addNetwork(devices, design);
  if (hardware.usb) {
    // 15 ports, the most it can have: one is used, the rest are there to plug into.
    if (hardware.pcie) devices.controllers.add({ type: 'usb', model: 'qemu-xhci', ports: 15 });
    devices.inputs.add({ type: 'tablet', bus: 'usb' });
    if (!hardware.x86) devices.inputs.add({ type: 'keyboard', bus: 'usb' });
  }
  devices.serials.add({ type: 'pty' });
  const console = devices.consoles.add({ type: 'pty' });
  if (hardware.x86) Object.assign(console, { targetType: 'serial', targetPort: 0 });
  if (hardware.agentChannel)
    devices.channels.add({ type: 'unix', targetType: 'virtio', targetName: 'org.qemu.guest_agent.0' });
  if (hardware.tpm)
    devices.tpms.add({ model: hardware.x86 ? 'tpm-crb' : 'tpm-tis', backend: 'emulator', version: '2.0' });
  if (offer.graphics.includes('vnc')) {
    const display = devices.graphics.add({ type: 'vnc', port: -1, autoPort: true });
    display.listens.add({ type: 'address', address: '127.0.0.1' });
    devices.videos.add({ model: hardware.video });
  }
  if (hardware.balloon) {
    devices.memballoon.model = 'virtio';
    // What the guest frees goes back to the host.
    devices.memballoon.freePageReporting = true;
    devices.memballoon.statsPeriod = 5;
  }
  if (hardware.rng) {
    const rng = devices.rngs.add({ model: 'virtio', backend: hardware.rng });
    if (hardware.rng === 'random') rng.source = '/dev/urandom';
  }
}

function addDisk(devices: Devices, { disk, hardware }: GuestDesign): void {
  if (disk.kind === 'none') return;
  const device = devices.disks.add({
    type: disk.block ? 'block' : 'file',
    device: 'disk',
    driver: 'qemu',
    format: disk.format,
    target: hardware.diskBus === 'virtio' ? 'vda' : hardware.diskBus === 'ide' ? 'hda' : 'sda',
    bus: hardware.diskBus,
    // What the guest trims is given back to the host.
    discard: 'unmap',
    bootOrder: 1,
  });
  if (disk.block) {
    device.cache = 'none';
    device.io = 'native';
    device.source.dev = disk.path;
  } else {
    device.source.file = disk.path;
  }
  if (hardware.ioThread) device.ioThread = 1;
}

function addMedium(devices: Devices, { resolved, hardware, disk }: GuestDesign): void {
  if (resolved.source.kind !== 'iso') return;
  const sharesBus = disk.kind !== 'none' && hardware.diskBus === hardware.cdromBus;
  const prefix = hardware.cdromBus === 'ide' ? 'hd' : 'sd';
  const medium = devices.disks.add({
    type: 'file',
    device: 'cdrom',
    driver: 'qemu',
    format: 'raw',
    target: `${prefix}${sharesBus ? 'b' : 'a'}`,
    bus: hardware.cdromBus,
    readonly: true,
    bootOrder: 2,
  });
  medium.source.file = resolved.source.path;
  // People delete an ISO once its system is installed; the guest should start all the same.
  medium.source.startupPolicy = 'optional';
}

function addNetwork(devices: Devices, { resolved, hardware, disk }: GuestDesign): void {
  if (resolved.network === null) return;
  const user = resolved.network === USER_MODE;
  const nic = devices.interfaces.add({ type: user ? 'user' : 'network' });
  if (!user) nic.network = resolved.network;
  nic.model = hardware.nic;
  if (resolved.source.kind === 'network-boot') nic.bootOrder = disk.kind === 'none' ? 1 : 2;
}
