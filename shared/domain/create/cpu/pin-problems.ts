import type { CreateProblem } from '../../../contract/create/plan.ts';
import { invalid } from '../problem.ts';
import type { Setting } from '../topic.ts';
import type { CpuPart } from './part.ts';

/** Pins to CPUs that are not there, or of virtual CPUs that are not. */
export function pinProblems({ cpu }: CpuPart, { facts: { topology, host } }: Setting): CreateProblem[] {
  const found: CreateProblem[] = [];
  const known = topology && new Map(topology.cpus.map(({ id, online }) => [id, online]));
  const check = (field: string, cpus: readonly number[]) => {
    if (!known) return;
    const missing = cpus.filter(id => !known.has(id));
    const offline = cpus.filter(id => known.get(id) === false);
    if (missing.length > 0) found.push(invalid(field, `${host} has no CPU ${missing.join(', ')}.`));
    if (offline.length > 0)
      found.push(
        invalid(
          field,
          `CPU ${offline.join(', ')} of the host is switched off. As root: echo 1 > /sys/devices/system/cpu/cpu${offline[0]}/online`,
        ),
      );
  };
  const seen = new Set<number>();
  for (const [index, { vcpu, cpus }] of (cpu.pins ?? []).entries()) {
    const field = `cpu.pins.${index}`;
    if (vcpu >= cpu.maximum)
      found.push(invalid(`${field}.vcpu`, `The guest’s CPUs are numbered 0 to ${cpu.maximum - 1}.`));
    if (seen.has(vcpu)) found.push(invalid(`${field}.vcpu`, `CPU ${vcpu} of the guest is pinned twice.`));
    seen.add(vcpu);
    check(`${field}.cpus`, cpus);
  }
  check('cpu.emulatorPins', cpu.emulatorPins ?? []);
  return found;
}
