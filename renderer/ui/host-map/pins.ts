import type { GuestCpu } from '#shared/contract/create/cpu.ts';

/** Who is pinned: one of the guest's CPUs by its number, or QEMU's own threads. */
export type Pinned = number | 'emulator';

/** Whom CPUs are chosen for: also guests as a whole, whichever. */
export type ChosenFor = Pinned | 'apart';

export type Pins = Pick<GuestCpu, 'pins' | 'emulatorPins'> & {
  readonly apart?: readonly number[];
};

/** How each of them is marked on a CPU. */
export const markOf = (who: ChosenFor): string =>
  who === 'emulator' ? 'E' : who === 'apart' ? APART : String(who);

export const APART = 'G';

/** The host CPUs that it may run on; none is any. */
export function cpusOf({ pins, emulatorPins, apart }: Pins, who: ChosenFor): readonly number[] {
  if (who === 'apart') return apart ?? [];
  if (who === 'emulator') return emulatorPins ?? [];
  return pins?.find(({ vcpu }) => vcpu === who)?.cpus ?? [];
}

/** Adds one host CPU, or takes it away. What is left with none may run anywhere. */
export function toggled(all: Pins, who: ChosenFor, cpu: number): Pins {
  const before = cpusOf(all, who);
  const cpus = before.includes(cpu) ? before.filter(id => id !== cpu) : [...before, cpu].toSorted(byNumber);
  if (who === 'apart') return { ...all, apart: cpus };
  if (who === 'emulator') return { ...all, emulatorPins: cpus.length === 0 ? undefined : cpus };
  const others = (all.pins ?? []).filter(({ vcpu }) => vcpu !== who);
  const pins = cpus.length === 0 ? others : [...others, { vcpu: who, cpus }];
  return {
    ...all,
    pins: pins.length === 0 ? undefined : pins.toSorted((a, b) => a.vcpu - b.vcpu),
  };
}

/** Which of the guest's are on each host CPU, as short marks: `3`, `4`, `E`. */
export function marksOf({ pins, emulatorPins, apart }: Pins): Map<number, string[]> {
  const marks = new Map<number, string[]>();
  const add = (cpu: number, mark: string) => marks.set(cpu, [...(marks.get(cpu) ?? []), mark]);
  for (const { vcpu, cpus } of pins ?? []) for (const cpu of cpus) add(cpu, String(vcpu));
  for (const cpu of emulatorPins ?? []) add(cpu, markOf('emulator'));
  for (const cpu of apart ?? []) add(cpu, APART);
  return marks;
}

const byNumber = (a: number, b: number): number => a - b;
