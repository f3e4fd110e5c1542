import { describe, expect, it } from 'vitest';
import { kvmOffer, partOf, settingFor, tcgOffer, topology } from '../testing/setting.ts';
import { cpuTopic } from './cpu.ts';

const cpu = (...args: Parameters<typeof settingFor>) => partOf(cpuTopic, settingFor(...args), {});
const pin = (...cpus: number[]) => cpus.map((id, vcpu) => ({ vcpu, cpus: [id] }));
const fields = (found: readonly { readonly field?: string | undefined }[]) => found.map(({ field }) => field);

describe('what an expert would choose', () => {
  it('is two CPUs in one socket, with all of the host’s CPU', () => {
    const { value, reasons, problems, warnings, xml } = cpu();
    expect(value).toMatchObject({
      vcpus: 2,
      cpu: { maximum: 2, mode: 'host-passthrough', migratable: true, nested: false },
    });
    expect(value.cpu.topology).toEqual({ sockets: 1, dies: 1, cores: 2, threads: 1 });
    expect(reasons['cpu.mode']).toBe('every feature of the host’s CPU');
    expect([...problems, ...warnings]).toEqual([]);
    expect(xml).toContain('<vcpu>2</vcpu>');
    expect(xml).toContain(`<cpu mode='host-passthrough' check='none' migratable='on'>`);
  });

  it('says nothing about what a person chose', () => {
    const { reasons } = cpu({ vcpus: 4, cpu: { mode: 'host-model', maximum: 8 } });
    expect(Object.keys(reasons)).not.toContain('vcpus');
    expect(Object.keys(reasons)).not.toContain('cpu.mode');
    expect(Object.keys(reasons)).toContain('cpu.topology');
  });

  it('is no more than the host has', () => {
    expect(cpu({}, { cpus: 1 }).value.vcpus).toBe(1);
  });

  it('follows the topology that was asked for', () => {
    expect(cpu({ cpu: { topology: { sockets: 2, dies: 1, cores: 2, threads: 2 } } }).value).toMatchObject({
      vcpus: 8,
      cpu: { maximum: 8 },
    });
  });

  it('is as many as are pinned or in cells, and no more than the most', () => {
    expect(cpu({ cpu: { pins: pin(2, 10, 4, 12) } }).value.vcpus).toBe(4);
    const cells = [{ vcpus: [0, 1, 2], memory: 2 ** 30 }];
    expect(cpu({ memoryLayout: { cells } }).value.vcpus).toBe(3);
    expect(cpu({ cpu: { maximum: 1 } }).value.vcpus).toBe(1);
    expect(cpu({ cpu: { maximum: 8 } }).value.vcpus).toBe(2);
  });

  it('is everything QEMU can translate without KVM', () => {
    expect(cpu({}, {}, tcgOffer).value.cpu.mode).toBe('maximum');
  });

  it('says nothing of moving where libvirt cannot be told, as on ARM', () => {
    const arm = { ...kvmOffer, arch: 'aarch64', machine: 'virt', migratableModes: [] };
    const { value, domain, problems } = cpu({}, {}, arm);
    expect([value.cpu.migratable, domain.cpu.migratable, problems.length]).toEqual([undefined, undefined, 0]);
    expect(fields(cpu({ cpu: { migratable: true } }, {}, arm).problems)).toEqual(['cpu.migratable']);
  });

  it('is the whole CPU for a guest that is tied to the host anyway', () => {
    const { value } = cpu({ hostDevices: [{ kind: 'pci', address: '0000:01:00.0' }] });
    expect(value.cpu.migratable).toBe(false);
  });
});

describe('CPUs to plug in', () => {
  it('are written as the maximum, with those at start beside it', () => {
    expect(cpu({ vcpus: 2, cpu: { maximum: 8 } }).xml).toContain(`<vcpu current='2'>8</vcpu>`);
  });

  it('cannot be fewer than those at start', () => {
    expect(fields(cpu({ vcpus: 4, cpu: { maximum: 2 } }).problems)).toContain('cpu.maximum');
  });

  it('need a topology that holds all of them', () => {
    const { problems } = cpu({ vcpus: 4, cpu: { topology: { sockets: 1, dies: 1, cores: 3, threads: 1 } } });
    expect(problems).toMatchObject([
      { field: 'cpu.topology', failure: { params: { reason: expect.stringContaining('are 3 CPUs') } } },
    ]);
  });

  it('end where the machine does', () => {
    expect(fields(cpu({ vcpus: 4096 }).problems)).toEqual(['vcpus']);
  });

  it('past 255 get an IOMMU that remaps their interrupts', () => {
    const { domain, problems } = cpu({ vcpus: 280 });
    expect(problems).toEqual([]);
    expect(domain.devices.iommu).toMatchObject({ interruptRemapping: true, extendedInterruptMode: true });
    expect(fields(cpu({ vcpus: 280 }, {}, { ...kvmOffer, machine: 'pc' }).problems)).toEqual(['vcpus']);
  });
});

describe('models', () => {
  it('are the host’s nearest unless one is named', () => {
    const { value, xml } = cpu({ cpu: { mode: 'custom' } });
    expect(value.cpu.model).toBe('Skylake-Server');
    expect(xml).toContain(`<model fallback='forbid'>Skylake-Server</model>`);
  });

  it.each([
    ['that nobody knows', 'i386'],
    ['that the host cannot run', 'Icelake-Server'],
  ])('%s are refused', (_what, model) => {
    expect(fields(cpu({ cpu: { mode: 'custom', model } }).problems)).toEqual(['cpu.model']);
  });

  it('may run once what the host lacks is left out', () => {
    const features = [{ name: 'avx512vbmi', policy: 'disable' as const }];
    const { problems, xml } = cpu({ cpu: { mode: 'custom', model: 'Icelake-Server', features } });
    expect(problems).toEqual([]);
    expect(xml).toContain(`<feature name='avx512vbmi' policy='disable'/>`);
  });

  it('are not the host’s own without KVM', () => {
    const { problems } = cpu({ cpu: { mode: 'host-passthrough' } }, {}, tcgOffer);
    expect(problems).toMatchObject([{ field: 'cpu.mode', failure: { code: 'UNSUPPORTED' } }]);
  });

  it('have each feature once', () => {
    const features = ['avx', 'avx'].map(name => ({ name, policy: 'require' as const }));
    expect(fields(cpu({ cpu: { features } }).problems)).toEqual(['cpu.features.1']);
  });
});

describe('features', () => {
  it('that only a newer libvirt knows are refused', () => {
    const asked = { cpu: { features: [{ name: 'vmx-ept', policy: 'disable' as const }] } };
    expect(fields(cpu(asked, { libvirtVersion: 9_000_000 }).problems)).toEqual(['cpu.features.0']);
    expect(cpu(asked, { libvirtVersion: 10_001_000 }).problems).toEqual([]);
  });
});

describe('guests within the guest', () => {
  const nested = { cpu: { nested: true } };
  const amd = { memoryVirtualization: { paging: 'npt', nested: true, vendor: 'amd' } } as const;
  const required = (...args: Parameters<typeof settingFor>) =>
    cpu(...args).domain.cpu.features.items.map(({ name, policy }) => `${policy} ${name}`);

  it('need vmx and EPT of Intel, svm and NPT of AMD', () => {
    expect(required(nested)).toEqual(['require vmx', 'require vmx-ept']);
    expect(required(nested, amd)).toEqual(['require svm', 'require npt']);
  });

  it('get vmx alone from a libvirt that does not know EPT by name, and on shadow page tables', () => {
    expect(required(nested, { libvirtVersion: 9_000_000 })).toEqual(['require vmx']);
    const shadow = { paging: 'shadow', nested: true, vendor: 'intel' } as const;
    expect(required(nested, { memoryVirtualization: shadow })).toEqual(['require vmx']);
    expect(fields(cpu(nested, { memoryVirtualization: shadow }).warnings)).toEqual([
      'acceleration',
      'cpu.nested',
    ]);
  });

  it('are kept out unless they are asked for', () => {
    expect(required()).toEqual(['disable vmx']);
    expect(required({ cpu: { mode: 'custom' } })).toEqual([]);
    expect(required({}, {}, tcgOffer)).toEqual([]);
  });

  it('need the host’s switch', () => {
    const off = { memoryVirtualization: { paging: 'ept', nested: false, vendor: 'intel' } } as const;
    const { problems } = cpu(nested, off);
    expect(problems).toMatchObject([{ field: 'cpu.nested', failure: { code: 'UNSUPPORTED' } }]);
    expect(problems[0]?.failure.detail).toContain('options kvm_intel nested=1');
    expect(required({}, off)).toEqual([]);
  });

  it('are slow by translation, unseen on far hosts, impossible on ARM', () => {
    expect(required(nested, {}, tcgOffer)).toEqual(['require svm', 'require npt']);
    expect(fields(cpu(nested, {}, tcgOffer).warnings)).toEqual(['cpu.nested']);
    const far = cpu(nested, { memoryVirtualization: { paging: 'unknown' } });
    expect(far.problems).toEqual([]);
    expect(fields(far.warnings)).toEqual(['cpu.nested']);
    const arm = { ...kvmOffer, arch: 'aarch64', machine: 'virt' };
    expect(fields(cpu(nested, {}, arm).problems)).toEqual(['cpu.nested']);
  });

  it('leave what a person said about the feature as it is', () => {
    const features = [{ name: 'vmx', policy: 'optional' as const }];
    expect(required({ cpu: { features } })).toEqual(['optional vmx']);
  });
});

describe('pins', () => {
  it('are written with QEMU’s own threads beside them', () => {
    // CPUs 2 and 10 are the threads of one core on node 0.
    const { domain, value, problems, warnings } = cpu({ vcpus: 2, cpu: { pins: pin(2, 10) } });
    expect([...problems, ...warnings]).toEqual([]);
    expect(domain.cputune.vcpuPins.items.map(({ vcpu, cpuset }) => [vcpu, cpuset])).toEqual([
      [0, '2'],
      [1, '10'],
    ]);
    expect(domain.cputune.emulatorPin).toBe('0,4,6,8,12,14');
    expect(value.cpu.topology).toEqual({ sockets: 1, dies: 1, cores: 1, threads: 2 });
  });

  it('bring the host’s caches along, and what AMD tells of threads by', () => {
    const pins = { vcpus: 2, cpu: { pins: pin(2, 10) } };
    const amd = { memoryVirtualization: { paging: 'npt', nested: false, vendor: 'amd' } } as const;
    const { domain } = cpu(pins, amd);
    expect(domain.cpu.cacheMode).toBe('passthrough');
    expect(domain.cpu.features.items.map(({ name }) => name)).toEqual(['topoext']);
    expect(cpu({}, amd).domain.cpu).toMatchObject({ cacheMode: undefined, features: { length: 0 } });
  });

  it('on whole cores that are not shared mean no threads', () => {
    expect(cpu({ vcpus: 2, cpu: { pins: pin(2, 4) } }).value.cpu.topology.threads).toBe(1);
  });

  it.each([
    ['CPUs the host does not have', pin(0, 99), 'cpu.pins.1.cpus'],
    ['virtual CPUs that are not there', [{ vcpu: 7, cpus: [0] }], 'cpu.pins.0.vcpu'],
    ['one twice', [...pin(0), { vcpu: 0, cpus: [1] }], 'cpu.pins.1.vcpu'],
  ])('to %s are refused', (_what, pins, field) => {
    expect(fields(cpu({ vcpus: 2, cpu: { pins } }).problems)).toEqual([field]);
  });

  it('to CPUs that are switched off are refused, with how to switch them on', () => {
    const cpus = topology.cpus.map(each => (each.id === 4 ? { ...each, online: false } : each));
    const { problems } = cpu({ vcpus: 1, cpu: { pins: pin(4) } }, { topology: { ...topology, cpus } });
    expect(problems[0]?.failure.params['reason']).toContain('/sys/devices/system/cpu/cpu4/online');
  });

  const warned = (pins: ReturnType<typeof pin>, changed: Partial<typeof topology> = {}) =>
    cpu({ vcpus: pins.length, cpu: { pins } }, { topology: { ...topology, ...changed } }).warnings.map(
      ({ text }) => text,
    );

  it('warn of what they cost', () => {
    expect(warned(pin(0, 8, 1, 9))).toEqual([expect.stringContaining('NUMA nodes 0 and 1')]);
    expect(warned(pin(2, 10), { pinned: { 2: 1 } })).toEqual([expect.stringContaining('Running guests')]);
    expect(warned(pin(...Array.from({ length: 16 }, (_, id) => id)))).toContain(
      'No core is left to the host.',
    );
    expect(warned(pin(2, 2))).toContainEqual(expect.stringContaining('Several of its CPUs'));
  });

  it('warn of cores of two kinds', () => {
    const cpus = topology.cpus.map(each => ({
      ...each,
      kind: each.core === 0 ? ('efficiency' as const) : ('performance' as const),
    }));
    expect(warned(pin(0, 8, 2, 10), { cpus })).toEqual([expect.stringContaining('efficiency cores')]);
  });

  it('warn of cores shared with others', () => {
    expect(warned(pin(2))).toEqual([expect.stringContaining('CPU 10 of the host share')]);
    const own = { pins: pin(2), emulatorPins: [10] };
    expect(cpu({ vcpus: 1, cpu: own }).warnings).toEqual([]);
  });
});
