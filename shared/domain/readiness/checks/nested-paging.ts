import type { Check } from '../../../contract/readiness.ts';
import type { ReadinessFacts } from '../facts.ts';
import { checker, remedy } from '../verdict.ts';

const { ok, advice, problem, unknown } = checker('nested-paging');

export function checkNestedPaging({ host, connection }: ReadinessFacts): Check {
  if (!host) return unknown('libvirt does not tell this about another host.', connection?.uri ?? '');
  const { cpu, kvmModule: module } = host;
  if (!cpu.vmx && !cpu.svm) {
    return host.arch === 'x64' || host.arch === 'ia32'
      ? advice(
          'Not there, as the CPU offers no virtualization.',
          '/proc/cpuinfo',
          remedy.advice('See CPU virtualization.'),
        )
      : ok('Always there on this architecture.', '/proc/cpuinfo');
  }
  const [flag, name] = cpu.svm ? ([cpu.npt, 'npt'] as const) : ([cpu.ept, 'ept'] as const);
  if (module?.nestedPaging === false) {
    const where = `/sys/module/${module.name}/parameters/${name}`;
    if (!flag) return advice(`The CPU has no ${name.toUpperCase()}.`, '/proc/cpuinfo');
    return problem(
      `The CPU has ${name.toUpperCase()}, but the module was told not to use it.`,
      where,
      remedy.command(
        `grep -rn "${module.name}" /etc/modprobe.d /proc/cmdline`,
        `Finds who set ${name}=0. Remove it, stop all guests and reload the module.`,
      ),
    );
  }
  if (!flag) return advice(`The CPU shows no ${name.toUpperCase()}.`, '/proc/cpuinfo');
  const inner =
    module?.nested === undefined ? '' : ` Guests may ${module.nested ? '' : 'not '}run guests of their own.`;
  return ok(
    `${name.toUpperCase()}.${inner}`,
    module ? `/sys/module/${module.name}/parameters` : '/proc/cpuinfo',
  );
}
