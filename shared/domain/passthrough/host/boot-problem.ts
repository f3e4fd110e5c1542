import type { Failure } from '../../../contract/failure.ts';
import type { Setting } from '../setting.ts';

/** What the helper can configure; `binding` needs the initramfs too, kernel arguments only the loader. */
export function bootProblem(
  { facts, host }: Pick<Setting, 'facts' | 'host'>,
  { binding = false, loader = false }: { readonly binding?: boolean; readonly loader?: boolean },
): Failure | undefined {
  const unsupported = (reason: string, remedy: string): Failure => ({
    code: 'UNSUPPORTED',
    params: { host: host.label, reason, remedy },
  });
  if (!facts)
    return unsupported(
      'Its own files cannot be read over this connection.',
      'Connect over ssh, or run Innkeeper on the host itself.',
    );
  const { boot, vfio } = facts;
  if (loader && boot.loader === 'unknown')
    return unsupported(
      'Its boot loader is none that Innkeeper knows, so kernel arguments cannot be set.',
      'Add them by hand, restart the host, and look again.',
    );
  if (!binding) return undefined;
  if (vfio.vfioPci === 'absent')
    return unsupported(
      `Its kernel (${boot.kernel}) has no vfio-pci.`,
      'Install the distribution’s own kernel with all its modules.',
    );
  if (boot.initramfs === 'unknown' || boot.initramfs === 'booster')
    return unsupported(
      'How its initramfs is built is not known here, so drivers may come before vfio-pci.',
      'Let libvirt take the device when the guest starts.',
    );
  return undefined;
}
