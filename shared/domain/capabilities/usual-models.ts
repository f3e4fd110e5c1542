/**
 * Network cards and sound devices that QEMU has for a machine. Domain capabilities list neither
 * (https://libvirt.org/formatdomaincaps.html), so here is what libvirt is known to place on its buses.
 */
interface UsualModels {
  readonly nics: readonly string[];
  readonly sounds: readonly string[];
}

const isX86 = (arch: string): boolean => arch === 'x86_64' || arch === 'i686';

export function usualModels(arch: string, machine = ''): UsualModels {
  // Its devices are on channels (CCW), not on PCI.
  if (arch === 's390x') return { nics: ['virtio'], sounds: [] };
  // e1000e is a PCI Express card.
  const express = machine.includes('q35') || machine.startsWith('virt');
  return {
    nics: ['virtio', ...(express ? ['e1000e'] : []), 'e1000', 'rtl8139'],
    sounds: isX86(arch) ? ['ich9', 'ich6', 'ac97', 'usb'] : ['ich9', 'ich6', 'usb'],
  };
}
