import { describe, expect, it } from 'vitest';
import { doctorCheckIdSchema, doctorCheckSchema, type DoctorCheckId } from '../../contract/devices.ts';
import { deviceMap } from '../devices/device-map.ts';
import type { DeviceFacts } from '../devices/facts.ts';
import { host, pci } from '../devices/testing/invented.ts';
import { checkHost } from './check-all.ts';
import type { DoctorFacts } from './facts.ts';

const cpu = {
  vendor: 'GenuineIntel',
  count: 8,
  vmx: true,
  svm: false,
  ept: true,
  npt: false,
  hypervisor: false,
};
const card = pci('0000:01:00.0', 0x030000, { driver: 'nouveau', iommuGroup: 1 });
const base = host({ pci: [card] });
const boot = (more: Partial<DeviceFacts['boot']>) => ({ boot: { ...base.boot, ...more } });
/** Nothing is on: no groups, and what the firmware shows is left to each test. */
const off = (iommu: Partial<DeviceFacts['iommu']> = {}) => {
  const { iommuGroup, ...bare } = card;
  expect(iommuGroup).toBe(1);
  return { pci: [bare], iommu: { units: [], groups: new Map(), ...iommu } };
};

function check(id: DoctorCheckId, devices: Partial<DeviceFacts> = {}, more: Partial<DoctorFacts> = {}) {
  const facts = host({ pci: [card], ...devices });
  const checks = checkHost({
    devices: facts,
    map: deviceMap(facts, { source: 'tree', readAt: 0 }),
    cpu,
    kvmDevice: true,
    os: { id: 'debian', idLike: [], name: 'Debian' },
    session: false,
    leftovers: [],
    ...more,
  });
  for (const each of checks) expect(doctorCheckSchema.parse(each)).toEqual(each);
  const found = checks.find(each => each.id === id);
  if (!found) throw new Error(`No check ${id}.`);
  return found;
}

it('makes every check once', () => {
  const facts = host();
  const map = deviceMap(facts, { source: 'tree', readAt: 0 });
  const os = { id: 'arch', idLike: [], name: 'Arch' };
  const ids = checkHost({ devices: facts, map, cpu, kvmDevice: true, os, session: false, leftovers: [] });
  expect(ids.map(({ id }) => id).toSorted()).toEqual(doctorCheckIdSchema.options.toSorted());
});

describe('the IOMMU', () => {
  it('is on where there are groups', () => {
    expect(check('iommu-firmware').verdict).toBe('ok');
    expect(check('iommu-kernel').verdict).toBe('ok');
  });

  it('is off in the firmware where that describes none: only a hand can turn it on', () => {
    expect(check('iommu-firmware', off())).toMatchObject({
      verdict: 'problem',
      remedy: { kind: 'hand', does: expect.stringContaining('VT-d') },
    });
    expect(check('iommu-kernel', off()).verdict).toBe('unknown');
  });

  it('is off in the kernel where only that has to be told', () => {
    expect(check('iommu-firmware', off({ table: 'DMAR' })).verdict).toBe('ok');
    expect(check('iommu-kernel', off({ table: 'DMAR' }))).toMatchObject({
      verdict: 'problem',
      remedy: {
        kind: 'steps',
        reboot: true,
        steps: [{ do: 'kernel-arguments', loader: 'grub', add: ['intel_iommu=on', 'iommu=pt'], remove: [] }],
      },
    });
  });

  it('belongs to whom the firmware says, whatever the processor', () => {
    const amd = { cpu: { ...cpu, vendor: 'AuthenticAMD' } };
    expect(check('iommu-firmware', off({ table: 'DMAR' }), amd).found).toContain('VT-d');
    expect(check('iommu-kernel', off({ table: 'DMAR' }), amd).remedy).toMatchObject({
      steps: [{ add: ['intel_iommu=on', 'iommu=pt'] }],
    });
    expect(check('iommu-firmware', off(), amd).remedy).toMatchObject({
      does: expect.stringContaining('AMD-Vi'),
    });
  });

  it('was turned off by a word on the command line, which is taken out', () => {
    const facts = { ...off({ table: 'IVRS' }), ...boot({ arguments: ['quiet', 'amd_iommu=off'] }) };
    expect(check('iommu-kernel', facts).remedy).toMatchObject({
      steps: [{ add: ['iommu=pt'], remove: ['amd_iommu=off'] }],
    });
  });

  it('is named by hand where the boot loader is not known', () => {
    const facts = { ...off({ table: 'DMAR' }), ...boot({ loader: 'unknown' }) };
    expect(check('iommu-kernel', facts).remedy).toMatchObject({
      kind: 'hand',
      does: expect.stringContaining('intel_iommu=on'),
    });
  });

  it.each(['grub', 'grubby', 'systemd-boot', 'kernelstub', 'rpm-ostree'] as const)(
    'is turned on by %s',
    loader => {
      expect(check('iommu-kernel', { ...off({ table: 'DMAR' }), ...boot({ loader }) }).remedy).toMatchObject({
        steps: [{ do: 'kernel-arguments', loader }],
      });
    },
  );

  it('is missing inside a guest, which is told so', () => {
    const guest = { cpu: { ...cpu, vmx: false, ept: false, hypervisor: true } };
    expect(check('iommu-firmware', off(), guest)).toMatchObject({
      verdict: 'advice',
      remedy: { does: expect.stringContaining('q35') },
    });
    expect(check('cpu-virtualization', {}, guest)).toMatchObject({
      verdict: 'advice',
      remedy: { does: expect.stringContaining('nested=1') },
    });
  });
});

describe('interrupt remapping', () => {
  const iommu = { ...base.iommu, interruptRemapping: false };
  it('can be done without, with its risk said', () => {
    expect(check('interrupt-remapping', { iommu })).toMatchObject({
      verdict: 'problem',
      found: expect.stringContaining('not trusted'),
      remedy: { steps: [{ do: 'module-options', module: 'vfio_iommu_type1' }] },
    });
    const unsafe = { iommu, vfio: { ...base.vfio, unsafeInterrupts: true } };
    expect(check('interrupt-remapping', unsafe).verdict).toBe('advice');
  });

  it('comes back with the word that turned it off', () => {
    expect(
      check('interrupt-remapping', { iommu, ...boot({ arguments: ['intremap=off'] }) }).remedy,
    ).toMatchObject({
      steps: [{ remove: ['intremap=off'] }],
    });
  });
});

it('tells a kernel without vfio from one that loads it when needed', () => {
  const absent = {
    vfio: { vfioPci: 'absent' as const, ids: [] },
    ...boot({ kernel: '6.1.0-18-cloud-amd64' }),
  };
  expect(check('vfio-modules', absent).remedy).toMatchObject({ kind: 'command' });
  expect(check('vfio-modules').verdict).toBe('ok');
});

it('says what a locked kernel refuses', () => {
  expect(check('lockdown', boot({ secureBoot: true, lockdown: 'integrity' })).verdict).toBe('advice');
  expect(check('lockdown', boot({ secureBoot: false, lockdown: 'none' })).verdict).toBe('ok');
  expect(check('lockdown').verdict).toBe('unknown');
});

it('turns nested paging on where the processor has it', () => {
  const kvm = [{ module: 'kvm_intel', parameters: { ept: 'N', nested: 'Y' }, loaded: true }];
  expect(check('nested-paging', { kvm })).toMatchObject({
    verdict: 'problem',
    remedy: { steps: [{ module: 'kvm_intel', options: [{ name: 'ept', value: '1' }] }] },
  });
});

it('names groups that an override invented, and takes it out', () => {
  const facts = boot({ arguments: ['pcie_acs_override=downstream,multifunction'] });
  expect(check('groups', facts)).toMatchObject({
    verdict: 'advice',
    remedy: { steps: [{ remove: ['pcie_acs_override=downstream,multifunction'] }] },
  });
});

it('names what others set up, and takes out only their words in the boot loader’s line', () => {
  const word = { path: '/proc/cmdline', line: 'vfio-pci.ids=10de:2786' };
  const file = { path: '/etc/modprobe.d/vfio.conf', line: 'softdep nvidia pre: vfio-pci' };
  expect(check('leftovers', {}, { leftovers: [word] })).toMatchObject({
    verdict: 'advice',
    remedy: { kind: 'steps', steps: [{ remove: ['vfio-pci.ids=10de:2786'] }] },
  });
  expect(check('leftovers', {}, { leftovers: [word, file] })).toMatchObject({
    found: expect.stringContaining('softdep nvidia'),
    remedy: { kind: 'hand' },
  });
});

it('minds the limit of locked memory only where guests run as the user', () => {
  const session = { session: true, memoryLock: 8 << 20 };
  expect(check('memory-lock', {}, session).verdict).toBe('problem');
  expect(check('memory-lock', {}, { ...session, session: false }).verdict).toBe('ok');
  expect(check('memory-lock', {}, { session: true, memoryLock: Number.POSITIVE_INFINITY }).verdict).toBe(
    'ok',
  );
});

it.each([
  [1000, 'ok'],
  [200, 'advice'],
  [20, 'problem'],
])('finds %i MiB in /boot %s', (free, verdict) => {
  expect(check('boot-room', boot({ bootFree: free * 2 ** 20 })).verdict).toBe(verdict);
});

it('sends who has one display only the single-GPU way', () => {
  expect(check('another-display')).toMatchObject({
    verdict: 'advice',
    remedy: { does: expect.stringContaining('ssh') },
  });
  const two = { pci: [card, pci('0000:00:02.0', 0x030000, { bootVga: true, iommuGroup: 2 })] };
  expect(check('another-display', two).verdict).toBe('ok');
});
