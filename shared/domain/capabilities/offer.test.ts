import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { capabilities } from '../../libvirt-xml/documents/capabilities.ts';
import { domainCapabilities } from '../../libvirt-xml/documents/domain-capabilities.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { cpuFeatureOf, hypervisorsOf, offerOf, preferredMachine } from './offer.ts';

const root = (name: string) =>
  parseDocument(readFileSync(new URL(`fixtures/${name}.xml`, import.meta.url), 'utf8')).root;

describe('offers of a Debian 12 host', () => {
  const [hypervisor, ...others] = hypervisorsOf(capabilities.of(root('host')));
  if (!hypervisor) throw new Error('the fixture has virtual machines');

  it('finds the virtual machines of the host’s own architecture', () => {
    expect(hypervisor).toMatchObject({ arch: 'x86_64', emulator: '/usr/bin/qemu-system-x86_64' });
    expect(hypervisor.types).toContain('qemu');
    expect(preferredMachine(hypervisor)).toBe('q35');
  });

  it('finds those of architectures that are translated, after it', () => {
    expect(others.map(({ arch }) => arch)).toContain('i686');
    expect(others.map(({ arch }) => arch)).not.toContain('x86_64');
  });

  it('reads what a translated machine has', () => {
    const { cpuModels, ...offer } = offerOf(domainCapabilities.of(root('q35-tcg')), hypervisor, 'q35');
    expect(cpuModels).toContainEqual({ name: 'Westmere', usable: true, vendor: 'Intel' });
    expect(cpuModels).toContainEqual({ name: 'EPYC-Rome', usable: false, vendor: 'AMD' });
    expect(cpuModels).toContainEqual({ name: 'qemu64', usable: true });
    expect(offer).toEqual({
      type: 'qemu',
      arch: 'x86_64',
      machine: 'q35',
      maxVcpus: 288,
      uefi: true,
      secureBoot: true,
      cpuModes: ['maximum', 'host-model', 'custom'],
      migratableModes: ['maximum'],
      hostModel: 'EPYC',
      memorySources: ['file', 'anonymous', 'memfd'],
      nicModels: ['virtio', 'e1000e', 'e1000', 'rtl8139'],
      netBackends: [],
      soundModels: ['ich9', 'ich6', 'ac97', 'usb'],
      filesystemDrivers: ['path', 'handle', 'virtiofs'],
      hostDevices: ['usb', 'pci', 'scsi'],
      pciBackends: [],
      accelerated3d: true,
      diskBuses: ['fdc', 'scsi', 'virtio', 'usb', 'sata'],
      videoModels: ['vga', 'cirrus', 'vmvga', 'qxl', 'virtio', 'none', 'bochs', 'ramfb'],
      graphics: ['sdl', 'vnc', 'spice', 'egl-headless', 'dbus'],
      rngBackends: ['random', 'egd', 'builtin'],
      channels: ['pty', 'unix', 'spicevmc'],
      emulatedTpm: true,
      hyperv: ['spinlocks', 'vendor_id'],
    });
  });

  it('offers host-passthrough with KVM only', () => {
    expect(offerOf(domainCapabilities.of(root('q35-kvm')), hypervisor).migratableModes).toEqual([
      'host-passthrough',
      'maximum',
    ]);
    expect(offerOf(domainCapabilities.of(root('q35-kvm')), hypervisor).cpuModes).toContain(
      'host-passthrough',
    );
  });
});

describe('cpuFeatureOf', () => {
  it.each([
    ['x86_64', ['vmx', 'sse2'], 'vmx'],
    ['x86_64', ['svm'], 'svm'],
    ['x86_64', ['sse2'], 'none'],
    ['x86_64', undefined, undefined],
    ['aarch64', undefined, 'not-x86'],
  ] as const)('%s with %s is %s', (arch, features, expected) => {
    expect(cpuFeatureOf(arch, features)).toBe(expected);
  });
});
