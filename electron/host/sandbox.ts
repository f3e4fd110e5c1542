import type { SandboxFacts } from '#shared/domain/host/facts.ts';
import { parseSwitch } from './switch.ts';
import type { HostTree } from './tree/host-tree.ts';

/** Switches that keep Chromium's sandbox from making a user namespace. */
export async function readSandbox(tree: HostTree): Promise<SandboxFacts> {
  // Debian's and Arch's own patch; upstream kernels have no such file.
  const clone = parseSwitch(await tree.text('proc/sys/kernel/unprivileged_userns_clone'));
  const max = await tree.text('proc/sys/user/max_user_namespaces');
  // Ubuntu 23.10 and later.
  const restricted = parseSwitch(await tree.text('proc/sys/kernel/apparmor_restrict_unprivileged_userns'));
  return {
    ...(clone !== undefined && { unprivilegedUserNamespaces: clone }),
    ...(max !== undefined && { maxUserNamespaces: Number(max) }),
    ...(restricted !== undefined && { appArmorRestrictsUserNamespaces: restricted }),
  };
}
