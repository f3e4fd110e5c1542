import type { Domain } from '../../../libvirt-xml/domain/domain.ts';
import { nestingOf } from '../../memory-virtualization/nested.ts';
import { formatCpuList } from '../../cpu-list.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import { nestedFeatures } from './nested.ts';
import type { CpuPart } from './part.ts';
import { XAPIC_CPUS } from './problems.ts';

export function writeCpu(domain: Domain, part: CpuPart, setting: Setting): void {
  const { vcpus, cpu } = part;
  domain.vcpu.maximum = cpu.maximum;
  if (vcpus < cpu.maximum) domain.vcpu.current = vcpus;
  writePins(domain, part);
  writeMode(domain, part, setting);
  if (cpu.mode !== undefined || !isPlain(cpu.topology)) writeShape(domain, part);
  if (cpu.maximum > XAPIC_CPUS && traitsOf(setting).x86) {
    domain.features.ioapic = 'qemu';
    Object.assign(domain.devices.iommu, {
      model: 'intel',
      interruptRemapping: true,
      extendedInterruptMode: true,
    });
  }
}

function writePins({ cputune }: Domain, { cpu }: CpuPart): void {
  for (const { vcpu, cpus } of (cpu.pins ?? []).toSorted((a, b) => a.vcpu - b.vcpu))
    cputune.vcpuPins.add({ vcpu, cpuset: formatCpuList(cpus) });
  if (cpu.emulatorPins) cputune.emulatorPin = formatCpuList(cpu.emulatorPins);
}

function writeMode(domain: Domain, part: CpuPart, setting: Setting): void {
  const { mode, model, migratable, features } = part.cpu;
  if (mode === undefined) return;
  domain.cpu.mode = mode;
  if (mode === 'host-passthrough' || mode === 'maximum') domain.cpu.check = 'none';
  if (setting.offer.migratableModes.includes(mode)) domain.cpu.migratable = migratable;
  if (mode === 'custom') {
    domain.cpu.match = 'exact';
    domain.cpu.check = 'partial';
    domain.cpu.model = model;
    domain.cpu.fallback = 'forbid';
  }
  // Pinned, the guest's CPUs share caches as the host's do; elsewhere that would be a lie.
  if (mode === 'host-passthrough' && isPinned(part)) domain.cpu.cacheMode = 'passthrough';
  const named = new Set(features.map(({ name }) => name));
  const implied = [...nestedFeatures(part, setting), ...threadFeatures(part, setting)].filter(
    ({ name }) => !named.has(name),
  );
  for (const { name, policy } of [...features, ...implied]) domain.cpu.features.add({ name, policy });
}

function isPinned({ cpu: { pins = [], maximum } }: CpuPart): boolean {
  return pins.length === maximum;
}

/** AMD tells of threads by topoext, which QEMU does not hand on by itself (target/i386/cpu.c, no_autoenable_flags). */
function threadFeatures({ cpu }: CpuPart, setting: Setting): { name: string; policy: 'require' }[] {
  const amd = nestingOf(setting.facts.memoryVirtualization)?.feature === 'svm';
  const wanted = cpu.mode === 'host-passthrough' && cpu.topology.threads > 1 && amd;
  return wanted && traitsOf(setting).kvm && traitsOf(setting).x86
    ? [{ name: 'topoext', policy: 'require' }]
    : [];
}

/** What a hypervisor that offers no choice makes of so many CPUs anyway. */
function isPlain({ sockets, dies, threads }: CpuPart['cpu']['topology']): boolean {
  return sockets === 1 && dies === 1 && threads === 1;
}

function writeShape({ cpu: element }: Domain, { cpu: { topology } }: CpuPart): void {
  element.sockets = topology.sockets;
  // libvirt knows dies of x86 machines only.
  if (topology.dies > 1) element.dies = topology.dies;
  element.cores = topology.cores;
  element.threads = topology.threads;
}
