import type { BootFacts } from '#shared/domain/devices/facts.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { readBootLoader } from './boot-loader.ts';
import { readSecureBoot } from './efi-variables.ts';
import { readInitramfsTool } from './initramfs-tool.ts';
import { readKernelRelease } from './kernel-modules.ts';
import { told } from './sysfs-path.ts';

export async function readBoot(tree: HostTree): Promise<BootFacts> {
  const [cmdline, efi, secureBoot, lockdown, { loader, seen }, tool, kernel, bootFree] = await Promise.all([
    tree.text('proc/cmdline'),
    tree.has('sys/firmware/efi'),
    readSecureBoot(tree),
    tree.text('sys/kernel/security/lockdown'),
    readBootLoader(tree),
    readInitramfsTool(tree),
    readKernelRelease(tree),
    tree.free('boot'),
  ]);
  return {
    arguments: parseCommandLine(cmdline ?? ''),
    efi,
    ...told({ secureBoot, lockdown: /\[(\w+)\]/.exec(lockdown ?? '')?.[1], bootFree }),
    loader,
    loaderSeen: [...seen, ...tool.seen],
    initramfs: tool.initramfs,
    kernel,
  };
}

/** Double quotes keep spaces in a value (Documentation/admin-guide/kernel-parameters.rst). */
export function parseCommandLine(text: string): string[] {
  return text.match(/(?:[^\s"]|"[^"]*")+/g) ?? [];
}
