import type { CreateProblem, CreateWarning, SummaryLine } from '../../contract/create/plan.ts';
import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import { cpuTopic } from './cpu/cpu.ts';
import { disksTopic } from './disks/disks.ts';
import { extrasTopic } from './extras/extras.ts';
import { foldersTopic } from './folders/folders.ts';
import { hostDevicesTopic } from './host-devices/host-devices.ts';
import { memoryTopic } from './memory/memory.ts';
import { nicsTopic } from './nics/nics.ts';
import { screenTopic } from './screen/screen.ts';
import { systemTopic } from './system/system.ts';
import type { Setting, Topic } from './topic.ts';

/** A topic decided for one guest, with what follows from it. */
export interface Part<T> {
  readonly value: T;
  readonly reasons: Readonly<Record<string, string>>;
  problems(): CreateProblem[];
  warnings(): CreateWarning[];
  summary(): SummaryLine[];
  write(domain: Domain): void;
  /** The same part with another value, such as one that knows the real paths of its volumes. */
  with(value: T): Part<T>;
}

function part<T, Earlier>(topic: Topic<T, Earlier>, setting: Setting, earlier: Earlier): Part<T> {
  const make = (decided: ReturnType<typeof topic.decide>): Part<T> => ({
    ...decided,
    problems: () => topic.problems(decided.value, setting, earlier),
    warnings: () => topic.warnings(decided.value, setting, earlier),
    summary: () => topic.summary(decided, setting, earlier),
    write: domain => topic.write(domain, decided.value, setting, earlier),
    with: value => make({ ...decided, value }),
  });
  return make(topic.decide(setting, earlier));
}

/** All parts of a guest, in the order in which people read about them. */
export type Parts = ReturnType<typeof decideParts>;

export function decideParts(setting: Setting) {
  const system = part(systemTopic, setting, {});
  const cpu = part(cpuTopic, setting, {});
  const memory = part(memoryTopic, setting, { cpu: cpu.value });
  const disks = part(disksTopic, setting, {});
  const nics = part(nicsTopic, setting, {
    cpu: cpu.value,
    bootOrders: disks.value.drives.flatMap(({ options }) => options.bootOrder ?? []),
  });
  const screen = part(screenTopic, setting, {});
  const hostDevices = part(hostDevicesTopic, setting, {});
  const folders = part(foldersTopic, setting, {});
  const extras = part(extrasTopic, setting, { system: system.value });
  return { system, cpu, memory, disks, nics, screen, hostDevices, folders, extras };
}

export function listParts(parts: Parts): readonly Omit<Part<unknown>, 'with'>[] {
  return Object.values(parts);
}
