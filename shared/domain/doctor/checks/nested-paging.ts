import { remedy } from '../../checks/host-remedy.ts';
import { checker, type DoctorRule } from '../check.ts';

const { ok, problem, unknown } = checker('nested-paging');

const switches = { kvm_intel: 'ept', kvm_amd: 'npt' } as const;

export const nestedPaging: DoctorRule = ({ cpu, devices }) => {
  for (const module of ['kvm_intel', 'kvm_amd'] as const) {
    const name = switches[module];
    const value = devices.kvm.find(each => each.module === module && each.loaded)?.parameters[name];
    if (value === undefined) continue;
    const where = `/sys/module/${module}/parameters/${name}`;
    if (/^[Yy1]/.test(value)) return ok(`On (${name.toUpperCase()}).`, where);
    const has = module === 'kvm_intel' ? cpu.ept : cpu.npt;
    return problem(
      has ? `The CPU has it, but ${module} was loaded with ${name}=0.` : 'This CPU has none.',
      where,
      has
        ? remedy.steps('Turn nested paging on', [
            { do: 'module-options', module, options: [{ name, value: '1' }], when: 'boot' },
          ])
        : undefined,
    );
  }
  return cpu.ept || cpu.npt
    ? unknown(
        'The CPU has it; the KVM module is not loaded, so it is not known whether it is used.',
        '/proc/cpuinfo',
      )
    : unknown('Neither the CPU nor a KVM module says.', '/proc/cpuinfo, /sys/module');
};
