import type { CpuFacts, KvmModuleFacts } from '#shared/domain/host/facts.ts';
import { parseSwitch } from './switch.ts';
import type { HostTree } from './tree/host-tree.ts';

/** /proc/cpuinfo, first processor (arch/x86/kernel/cpu/proc.c): KVM needs every one to have the feature. */
export async function readCpu(tree: HostTree): Promise<CpuFacts> {
  const text = (await tree.text('proc/cpuinfo')) ?? '';
  const flags = new Set(field(text, 'flags')?.split(/\s+/));
  // Since Linux 5.10 VMX's own features have a line of their own; ept stays in `flags` as well.
  const vmxFlags = new Set(field(text, 'vmx flags')?.split(/\s+/));
  const vendor = field(text, 'vendor_id');
  const model = field(text, 'model name');
  return {
    ...(vendor && { vendor }),
    ...(model && { model }),
    count: text.match(/^processor\s*:/gm)?.length ?? 0,
    vmx: flags.has('vmx'),
    svm: flags.has('svm'),
    ept: flags.has('ept') || vmxFlags.has('ept'),
    npt: flags.has('npt'),
    hypervisor: flags.has('hypervisor'),
  };
}

/** Parameters of the loaded KVM module (arch/x86/kvm/vmx/vmx.c, svm/svm.c). */
export async function readKvmModule(tree: HostTree): Promise<KvmModuleFacts | undefined> {
  for (const [name, paging] of [
    ['kvm_intel', 'ept'],
    ['kvm_amd', 'npt'],
  ] as const) {
    const nested = parseSwitch(await tree.text(`sys/module/${name}/parameters/nested`));
    const nestedPaging = parseSwitch(await tree.text(`sys/module/${name}/parameters/${paging}`));
    if (nested === undefined && nestedPaging === undefined) continue;
    return {
      name,
      ...(nestedPaging !== undefined && { nestedPaging }),
      ...(nested !== undefined && { nested }),
    };
  }
  return undefined;
}

function field(text: string, name: string): string | undefined {
  return new RegExp(`^${name}\\s*:[ \\t]*(.*)$`, 'm').exec(text)?.[1];
}
