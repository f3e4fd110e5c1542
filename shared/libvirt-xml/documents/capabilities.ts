import { cpu } from '../domain/cpu.ts';
import { int, text, uuid, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { flag, list, size, value, view } from '../view/schema.ts';

const machine = defineView('machine', {
  name: value('.', text),
  /** The versioned machine that an alias such as q35 stands for. */
  canonical: value('@canonical', text),
  maxCpus: value('@maxCpus', int),
  deprecated: value('@deprecated', yesNo),
});

const domainType = defineView('domain', {
  type: value('@type', text),
  emulator: value('emulator', text),
  /** Machines that only this type has; the others stand in the architecture. */
  machines: list('machine', machine),
});

const guest = defineView('guest', {
  osType: value('os_type', text),
  arch: value('arch/@name', text),
  wordSize: value('arch/wordsize', int),
  emulator: value('arch/emulator', text),
  machines: list('arch/machine', machine),
  domainTypes: list('arch/domain', domainType),
  pae: flag('features/pae'),
  acpi: flag('features/acpi'),
  diskSnapshot: flag('features/disksnapshot'),
});

const hugePages = defineView('pages', { pageSize: size('@size', 'KiB'), count: value('.', int) });

/** A CPU that is offline has a number and nothing else. */
const hostCpu = defineView('cpu', {
  id: value('@id', int),
  socket: value('@socket_id', int),
  die: value('@die_id', int),
  core: value('@core_id', int),
});

const cacheBank = defineView('bank', {
  level: value('@level', int),
  type: value('@type', text),
  /** Its unit goes beside it. */
  size: value('@size', int),
  unit: value('@unit', text),
  cpus: value('@cpus', text),
});

const numaCell = defineView('cell', {
  id: value('@id', int),
  memory: size('memory', 'KiB'),
  pages: list('pages', hugePages),
  cpuCount: value('cpus/@num', int),
  cpus: list('cpus/cpu', hostCpu),
});

const securityModel = defineView('secmodel', { model: value('model', text), doi: value('doi', text) });

/** What a hypervisor connection offers: https://libvirt.org/formatcaps.html. */
export const capabilities = defineView('capabilities', {
  hostUuid: value('host/uuid', uuid),
  hostArch: value('host/cpu/arch', text),
  hostCpu: view('host/cpu', cpu),
  iommu: value('host/iommu/@support', yesNo),
  numaCells: list('host/topology/cells/cell', numaCell),
  cacheBanks: list('host/cache/bank', cacheBank),
  securityModels: list('host/secmodel', securityModel),
  guests: list('guest', guest),
});
export type Capabilities = ViewOf<typeof capabilities>;
