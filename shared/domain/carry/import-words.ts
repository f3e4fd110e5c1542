import type { ActionPlan } from '../../contract/action-plan.ts';
import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import type { FolderManifest } from './folder-manifest.ts';

type Warning = ActionPlan['warnings'][number];

/**
 * What a person has to know of an exported guest before it is taken in.
 * @param twin the guest here that has its UUID already
 */
export function importWarnings(view: Domain, manifest: FolderManifest, twin: string | undefined): Warning[] {
  const { devices, os } = view;
  const own = new Set(manifest.disks.map(({ target }) => target));
  const left = devices.disks.items.filter(
    disk => !own.has(disk.target ?? '') && disk.source.element !== undefined,
  );
  const held = devices.hostdevs.length + devices.filesystems.length;
  return [
    twin === undefined
      ? {
          text: 'It keeps its UUID and its network cards’ addresses.',
          why: 'It is the same guest on another host, for Windows’ activation as for DHCP.',
          remedy: 'Do not run it beside the one it was exported from on one network.',
        }
      : {
          text: 'It gets a UUID and network addresses of its own.',
          why: `${twin} on this host has those that it had.`,
        },
    ...manifest.lost.map(text => ({
      text: `Not in the folder: ${text}`,
      why: 'It was left behind when it was exported.',
    })),
    ...(left.length > 0
      ? [
          {
            text: `${left.map(({ target }) => target).join(', ')}: drives are empty, other disks are left out.`,
            why: 'Their files are on the other host.',
          },
        ]
      : []),
    ...(held > 0 || os.kernel !== undefined
      ? [
          {
            text: 'Its document names devices, folders or files of the host it comes from.',
            why: 'On this host they may be missing, or be something else that the guest then can read or write.',
            remedy: 'Look at its hardware before you start it.',
          },
        ]
      : []),
    ...(view.qemuCommandline.element
      ? [
          {
            text: 'Its document gives arguments to QEMU directly.',
            why: 'libvirt does not check them: they can open any file that QEMU may open.',
            remedy: 'Look at its document before you start it, unless you trust whoever wrote it.',
          },
        ]
      : []),
  ];
}
