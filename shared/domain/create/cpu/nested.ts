import type { GuestCpu } from '../../../contract/create/cpu.ts';
import type { CreateProblem, CreateWarning } from '../../../contract/create/plan.ts';
import { nestedRemedy, type Nesting, nestingOf, nestings } from '../../memory-virtualization/nested.ts';
import { unsupported } from '../problem.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import type { CpuPart } from './part.ts';

type Feature = NonNullable<GuestCpu['features']>[number];

/** libvirt 10.1.0 is the first to know the features within VMX by name. */
const KNOWS_VMX_PARTS = 10_001_000;

/** libvirt refuses to start a guest with a feature that it does not know. */
export function knowsFeature(name: string, libvirtVersion = 0): boolean {
  return !name.startsWith('vmx-') || libvirtVersion >= KNOWS_VMX_PARTS;
}

/** Whose virtualization a guest is given: the host's; AMD's by translation, which QEMU can do and Intel's it cannot. */
function nestingFor(setting: Setting): Nesting | undefined {
  const { x86, kvm } = traitsOf(setting);
  if (!x86) return undefined;
  return kvm ? nestingOf(setting.facts.memoryVirtualization) : nestings.amd;
}

/** What stands in the document for the answer, beside the features that a person named. */
export function nestedFeatures({ cpu }: CpuPart, setting: Setting): Feature[] {
  const nesting = nestingFor(setting);
  if (!nesting || cpu.mode === undefined) return [];
  const { feature, paging } = nesting;
  const { memoryVirtualization } = setting.facts;
  if (!cpu.nested) {
    // A named model has none of it by itself, and what the host keeps for itself need not be hidden.
    if (cpu.mode === 'custom' || memoryVirtualization.nested === false) return [];
    // Translated, it reaches nothing of the host; and glibc aborts on QEMU's AMD CPU without svm (seen with 7.2).
    if (!traitsOf(setting).kvm) return [];
    return [{ name: feature, policy: 'disable' }];
  }
  const shadow = traitsOf(setting).kvm && memoryVirtualization.paging === 'shadow';
  // Where libvirt does not know it by name, EPT comes along with vmx.
  const named = knowsFeature(paging, setting.facts.libvirtVersion) && !shadow;
  return [feature, ...(named ? [paging] : [])].map(name => ({ name, policy: 'require' }));
}

export function nestedProblems({ cpu }: CpuPart, setting: Setting): CreateProblem[] {
  if (!cpu.nested) return [];
  const { x86, kvm } = traitsOf(setting);
  const { memoryVirtualization } = setting.facts;
  if (!x86)
    return [
      unsupported(
        'cpu.nested',
        setting.facts,
        `${setting.offer.arch} guests are not given virtualization here; x86 guests are.`,
      ),
    ];
  if (kvm && memoryVirtualization.nested === false)
    return [
      unsupported(
        'cpu.nested',
        setting.facts,
        ['The host’s KVM does not let guests run guests.', nestedRemedy(memoryVirtualization)]
          .filter(Boolean)
          .join(' '),
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
  if (memoryVirtualization.nested === undefined || !nestingOf(memoryVirtualization))
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
