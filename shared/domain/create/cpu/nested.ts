import type { GuestCpu } from '../../../contract/create/cpu.ts';
import type { CreateProblem, CreateWarning } from '../../../contract/create/plan.ts';
import { nestedRemedy, virtualizationFeatures } from '../../memory-virtualization/nested.ts';
import { problem } from '../problem.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import type { CpuPart } from './part.ts';

type Feature = NonNullable<GuestCpu['features']>[number];

/** libvirt 10.1.0 is the first to know the features within VMX by name. */
const KNOWS_VMX_PARTS = 10_001_000;

/** Whose virtualization a guest is given: the host's; AMD's by translation, which QEMU can do and Intel's it cannot. */
function vendorOf(setting: Setting): 'intel' | 'amd' | undefined {
  const { x86, kvm } = traitsOf(setting);
  if (!x86) return undefined;
  return kvm ? setting.facts.memoryVirtualization.vendor : 'amd';
}

/** What stands in the document for the answer, beside the features that a person named. */
export function nestedFeatures({ cpu }: CpuPart, setting: Setting): Feature[] {
  const vendor = vendorOf(setting);
  if (!vendor || cpu.mode === undefined) return [];
  const { run, page } = virtualizationFeatures[vendor];
  const { memoryVirtualization, libvirtVersion = 0 } = setting.facts;
  if (!cpu.nested) {
    // A named model has none of it by itself, and what the host keeps for itself need not be hidden.
    if (cpu.mode === 'custom' || memoryVirtualization.nested === false) return [];
    return [{ name: run, policy: 'disable' }];
  }
  const shadow = traitsOf(setting).kvm && memoryVirtualization.paging === 'shadow';
  // An older libvirt refuses the name; with it, EPT comes along with vmx.
  const named = vendor === 'amd' || libvirtVersion >= KNOWS_VMX_PARTS;
  return [run, ...(named && !shadow ? [page] : [])].map(name => ({ name, policy: 'require' }));
}

export function nestedProblems({ cpu }: CpuPart, setting: Setting): CreateProblem[] {
  if (!cpu.nested) return [];
  const { x86, kvm } = traitsOf(setting);
  const { host, memoryVirtualization } = setting.facts;
  if (!x86)
    return [
      problem(
        'cpu.nested',
        'UNSUPPORTED',
        { host },
        `${setting.offer.arch} guests are not given virtualization here; x86 guests are.`,
      ),
    ];
  const { vendor, nested } = memoryVirtualization;
  if (kvm && nested === false)
    return [
      problem(
        'cpu.nested',
        'UNSUPPORTED',
        { host },
        `The host’s KVM does not let guests run guests. ${vendor ? nestedRemedy(vendor) : ''}`.trim(),
      ),
    ];
  return [];
}

export function nestedWarnings({ cpu }: CpuPart, setting: Setting): CreateWarning[] {
  if (!cpu.nested) return [];
  const { x86, kvm } = traitsOf(setting);
  const { memoryVirtualization } = setting.facts;
  if (!x86) return [];
  const warn = (text: string, why: string, remedy?: string): CreateWarning[] => [
    { field: 'cpu.nested', text, why, ...(remedy !== undefined && { remedy }) },
  ];
  if (!kvm)
    return warn(
      'Guests within this guest will be very slow.',
      'It runs translated itself, and QEMU plays AMD’s virtualization (SVM) instruction by instruction.',
    );
  if (memoryVirtualization.nested === undefined || memoryVirtualization.vendor === undefined)
    return warn(
      'Whether the host lets guests run guests cannot be seen from here.',
      'Where it does not, the guest does not start, or starts without it.',
      'Look into /sys/module/kvm_intel/parameters/nested or kvm_amd’s on the host: Y or 1 is on.',
    );
  if (memoryVirtualization.paging === 'shadow')
    return warn(
      'Its guests will have shadow page tables on top of the host’s own.',
      'The host runs without nested paging, so there is none to hand on.',
    );
  return [];
}
