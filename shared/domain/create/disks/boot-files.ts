import type { MediumFile } from '../facts.ts';
import type { Setting } from '../topic.ts';
import { originOf, type Origin } from './origin.ts';
import { answersInInitramfs } from './drivers.ts';
import type { BootFiles, Content } from './part.ts';
import type { VolumeNames } from './volume-names.ts';
import type { Volumes } from './volumes.ts';

/** The kernel that QEMU loads by itself, and its initramfs. */
export function planBootFiles(
  setting: Setting,
  pool: string,
  volumes: Volumes,
  names: VolumeNames,
): { readonly files: BootFiles; readonly origins: readonly Origin[] } | undefined {
  const { request, facts } = setting;
  const { source } = request;
  const place = (origin: Origin, slot: string): Content => {
    const usable = origin.path !== undefined && origin.facts?.failure === undefined;
    const answers = slot === 'initramfs' && answersInInitramfs(setting);
    if (usable) return { kind: 'present', path: origin.image, format: 'raw', block: false };
    return volumes.own({ slot, pool, name: names.free(pool, `${request.name}-${slot}`, '') }, origin, {
      answers,
    });
  };
  if (source.kind === 'kernel') {
    const kernel = originOf(facts, 'source.kernel', source.kernel);
    const initramfs =
      source.initramfs === undefined ? undefined : originOf(facts, 'source.initramfs', source.initramfs);
    return bootFiles(kernel, initramfs, source.commandLine, false, place);
  }
  if (source.kind === 'iso') {
    const files = answersInInitramfs(setting) ? facts.images[source.image]?.installer : undefined;
    if (!files) return undefined;
    const { kernel, initramfs } = files;
    return bootFiles(
      onMedium(source.image, kernel),
      onMedium(source.image, initramfs),
      undefined,
      true,
      place,
    );
  }
  const { kernel, initramfs } = facts.tree ?? {};
  if (source.kind !== 'install-tree' || kernel === undefined) return undefined;
  return bootFiles(
    originOf(facts, 'source.url', kernel),
    initramfs === undefined ? undefined : originOf(facts, 'source.url', initramfs),
    source.commandLine ?? treeCommandLine(source.url, kernel),
    true,
    place,
  );
}

/** A part of the install medium, which is a file of this computer. */
function onMedium(path: string, { member, size }: MediumFile): Origin {
  return {
    field: 'source.image',
    image: path,
    member,
    facts: { size, copyable: true, usedBy: [] },
    bytes: { kind: 'medium', path, member },
    name: member,
  };
}

function bootFiles(
  kernel: Origin,
  initramfs: Origin | undefined,
  commandLine: string | undefined,
  once: boolean,
  place: (origin: Origin, slot: string) => Content,
): { readonly files: BootFiles; readonly origins: readonly Origin[] } {
  return {
    files: {
      kernel: place(kernel, 'kernel'),
      ...(initramfs && { initramfs: place(initramfs, 'initramfs') }),
      ...(commandLine !== undefined && commandLine !== '' && { commandLine }),
      once,
    },
    origins: initramfs ? [kernel, initramfs] : [kernel],
  };
}

/** How its installer is told where it came from: Anaconda, YaST; Debian’s asks a mirror by itself. */
export function treeCommandLine(url: string, kernel: string): string | undefined {
  if (kernel.includes('/images/pxeboot/')) return `inst.repo=${url}`;
  if (/\/boot\/[^/]+\/loader\//.test(kernel)) return `install=${url}`;
  return undefined;
}
