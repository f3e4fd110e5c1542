import { describe, expect, it } from 'vitest';
import type { SystemPart } from '../system/part.ts';
import { kvmOffer, partOf, settingFor, windows } from '../testing/setting.ts';
import { ROOT_PORTS } from './buses.ts';
import { extrasTopic } from './extras.ts';

function extras(...args: Parameters<typeof settingFor>) {
  const setting = settingFor(...args);
  const system: SystemPart = {
    arch: setting.offer.arch,
    acceleration: 'kvm',
    firmware: setting.request.firmware ?? 'bios',
    secureBoot: false,
    autostart: false,
    start: true,
  };
  return partOf(extrasTopic, setting, { system });
}
const arm = { ...kvmOffer, arch: 'aarch64', machine: 'virt' };
const s390 = { ...kvmOffer, arch: 's390x', machine: 's390-ccw-virtio' };

describe('what an expert would choose', () => {
  it('is a serial console, the agent’s channel and random numbers', () => {
    const { value, problems, warnings, domain } = extras();
    expect(value.extras).toEqual({
      rng: true,
      tpm: false,
      watchdog: 'none',
      vsock: false,
      serials: 1,
      agent: true,
      panic: false,
    });
    expect([...problems, ...warnings]).toEqual([]);
    const { devices } = domain;
    expect(devices.consoles.items[0]).toMatchObject({ targetType: 'serial', targetPort: 0 });
    expect(devices.channels.items[0]?.targetName).toBe('org.qemu.guest_agent.0');
    expect(devices.rngs.items[0]).toMatchObject({ backend: 'random', source: '/dev/urandom' });
  });

  it('is a TPM with UEFI and for systems that ask for it', () => {
    expect(extras({ firmware: 'uefi' }).domain.devices.tpms.items[0]?.model).toBe('tpm-crb');
    const { value, reasons } = extras({}, { os: { ...windows, needsTpm: true } });
    expect(value.extras.tpm).toBe(true);
    expect(reasons['extras.tpm']).toBe('Windows 11 asks for it');
  });

  it('leaves ports to plug into on PCI Express alone', () => {
    const ports = (...args: Parameters<typeof settingFor>) =>
      extras(...args).domain.devices.controllers.items.filter(({ model }) => model === 'pcie-root-port')
        .length;
    expect(ports()).toBe(ROOT_PORTS);
    expect(ports({}, {}, { ...kvmOffer, machine: 'pc' })).toBe(0);
    expect(ports({}, {}, s390)).toBe(0);
  });
});

describe('what is asked for', () => {
  it('is written, each by the machine’s own kind', () => {
    const all = { watchdog: 'reset', vsock: true, serials: 3, panic: true, tpm: true } as const;
    const { domain, problems } = extras({ extras: all });
    expect(problems).toEqual([]);
    expect(domain.devices.watchdogs.items[0]).toMatchObject({ model: 'i6300esb', action: 'reset' });
    expect(domain.devices.vsock.cidAuto).toBe(true);
    expect(domain.devices.serials.items).toHaveLength(3);
    expect(domain.devices.panics.items[0]?.model).toBe('isa');
    expect(extras({ extras: { watchdog: 'reset' } }, {}, s390).domain.devices.watchdogs.items[0]?.model).toBe(
      'diag288',
    );
    expect(extras({ extras: { serials: 2 } }, {}, arm).domain.devices.serials.items[1]?.targetType).toBe(
      'pci-serial',
    );
  });

  it.each([
    ['a TPM without swtpm', { tpm: true }, { ...kvmOffer, emulatedTpm: false }, 'extras.tpm'],
    ['random numbers without a source', { rng: true }, { ...kvmOffer, rngBackends: [] }, 'extras.rng'],
    ['a panic device on ARM', { panic: true }, arm, 'extras.panic'],
    ['two consoles on s390x', { serials: 2 }, s390, 'extras.serials'],
  ])('is refused: %s', (_what, asked, offer, field) => {
    expect(extras({ extras: asked }, {}, offer).problems).toMatchObject([
      { field, failure: { code: 'UNSUPPORTED' } },
    ]);
  });

  it('is warned of: a guest with no way in, a system without its TPM', () => {
    expect(extras({ extras: { serials: 0 }, screen: { protocols: [] } }).warnings).toHaveLength(1);
    const os = { ...windows, needsTpm: true };
    expect(extras({}, { os }, { ...kvmOffer, emulatedTpm: false }).warnings[0]?.remedy).toContain('swtpm');
    expect(extras({ extras: { tpm: false } }, { os }).warnings).toHaveLength(1);
  });
});
