/** Guests to try the catalogue on: between them they can have every kind of device that this host's libvirt knows. */
export interface Base {
  readonly id: string;
  readonly uri: string;
  document(name: string, folder: string): string;
}

const QEMU = 'qemu:///system';

/** Room for whatever is added: ports, memory that can be shared and plugged, a SPICE screen. */
const devices = (more: string) => `
  <devices>
    <controller type='usb' model='qemu-xhci' ports='15'/>
    ${more}
  </devices>`;

const ports =
  `<controller type='pci' index='0' model='pcie-root'/>` +
  Array.from({ length: 16 }, () => `<controller type='pci' model='pcie-root-port'/>`).join('');

export const BASES: readonly Base[] = [
  {
    id: 'q35',
    uri: QEMU,
    document: name => `<domain type='qemu'>
  <name>${name}</name>
  <maxMemory slots='4' unit='GiB'>8</maxMemory>
  <memory unit='MiB'>512</memory>
  <memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>
  <vcpu>2</vcpu>
  <iothreads>2</iothreads>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <features><acpi/><apic/></features>
  <cpu mode='custom'><model>qemu64</model><numa><cell id='0' cpus='0-1' memory='512' unit='MiB'/></numa></cpu>
  ${devices(`${ports}<graphics type='spice' autoport='yes'/><video><model type='virtio'/></video>`)}
</domain>`,
  },
  {
    id: 'q35 without a screen',
    uri: QEMU,
    document: name => `<domain type='qemu'>
  <name>${name}</name>
  <memory unit='MiB'>128</memory>
  <vcpu>1</vcpu>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <features><acpi/></features>
  ${devices(ports)}
</domain>`,
  },
  {
    id: 'pc',
    uri: QEMU,
    document: name => `<domain type='qemu'>
  <name>${name}</name>
  <memory unit='MiB'>128</memory>
  <vcpu>1</vcpu>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  <features><acpi/></features>
  <devices><controller type='usb' model='piix3-uhci'/></devices>
</domain>`,
  },
  {
    id: 'pseries',
    uri: QEMU,
    document: name => `<domain type='qemu'>
  <name>${name}</name>
  <memory unit='MiB'>512</memory>
  <vcpu>1</vcpu>
  <os><type arch='ppc64' machine='pseries'>hvm</type></os>
  <devices><emulator>/usr/bin/qemu-system-ppc64</emulator></devices>
</domain>`,
  },
  {
    id: 'container',
    uri: 'lxc:///system',
    document: (name, folder) => `<domain type='lxc'>
  <name>${name}</name>
  <memory unit='MiB'>64</memory>
  <vcpu>1</vcpu>
  <os><type>exe</type><init>/bin/sh</init></os>
  <devices><filesystem type='mount'><source dir='${folder}'/><target dir='/'/></filesystem><console type='pty'/></devices>
</domain>`,
  },
];
