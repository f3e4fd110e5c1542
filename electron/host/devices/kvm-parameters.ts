import type { KvmParameters } from '#shared/domain/devices/facts.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { hasModule, moduleFolder } from './kernel-modules.ts';

const MODULES = ['kvm', 'kvm_intel', 'kvm_amd'];

/** /sys/module/kvm*; modules that are neither loaded nor there to be loaded are left out. */
export async function readKvmParameters(tree: HostTree): Promise<KvmParameters[]> {
  const folder = await moduleFolder(tree);
  const found = await Promise.all(
    MODULES.map(async module => {
      const loaded = await tree.has(`sys/module/${module}`);
      if (loaded) return { module, parameters: await parametersOf(tree, module), loaded };
      const there = folder !== undefined && (await hasModule(tree, `${folder}/kernel/arch/x86/kvm`, module));
      return there ? { module, parameters: {}, loaded } : undefined;
    }),
  );
  return found.filter(facts => facts !== undefined);
}

async function parametersOf(tree: HostTree, module: string): Promise<Record<string, string>> {
  const folder = `sys/module/${module}/parameters`;
  const names = [...(await tree.names(folder))].toSorted();
  const values = await Promise.all(names.map(name => tree.text(`${folder}/${name}`)));
  return Object.fromEntries(
    names.flatMap((name, index) => {
      const value = values[index];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
