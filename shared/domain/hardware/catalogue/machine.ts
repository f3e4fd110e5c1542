import { isExpress } from '../../create/traits.ts';
import type { Context } from './kind.ts';

/** What follows from the guest's driver and machine, and fields and starts go by. */
export interface Machine {
  readonly type: string;
  readonly arch: string;
  readonly name: string;
  /** QEMU runs it, with KVM or translated. */
  readonly qemu: boolean;
  readonly kvm: boolean;
  readonly xen: boolean;
  readonly container: boolean;
  readonly x86: boolean;
  readonly express: boolean;
  readonly pseries: boolean;
  readonly s390: boolean;
  /** arm64's and RISC-V's `virt`. */
  readonly virt: boolean;
  /** It has an ISA bus. */
  readonly isa: boolean;
}

export function machineOf({ domain, choices }: Pick<Context, 'domain' | 'choices'>): Machine {
  const type = domain.type ?? '';
  const arch = domain.os.arch ?? choices.machine?.arch ?? '';
  const name = domain.os.machine ?? choices.machine?.machine ?? '';
  const x86 = arch === 'x86_64' || arch === 'i686';
  return {
    type,
    arch,
    name,
    qemu: ['qemu', 'kvm', 'hvf'].includes(type),
    kvm: type === 'kvm',
    xen: type === 'xen',
    container: ['lxc', 'openvz', 'vz'].includes(type) && domain.os.type === 'exe',
    x86,
    express: isExpress(name),
    pseries: name.startsWith('pseries'),
    s390: arch.startsWith('s390'),
    virt: name === 'virt' || name.startsWith('virt-'),
    isa: x86 && name !== 'microvm',
  };
}

/** For `shown`: fields that only one kind of hypervisor has. */
export const onQemu = (context: Context): boolean => machineOf(context).qemu;
export const onXen = (context: Context): boolean => machineOf(context).xen;
export const onContainer = (context: Context): boolean => machineOf(context).container;
export const notContainer = (context: Context): boolean => !machineOf(context).container;
