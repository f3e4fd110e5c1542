import type { Setting } from '../topic.ts';

/** Whether an ISO with the virtio drivers for Windows comes along (https://github.com/virtio-win). */
export function bringsDrivers({ request, os }: Pick<Setting, 'request' | 'os'>): boolean {
  if (os?.family !== 'winnt') return false;
  if (answersInstaller(request.source.kind) && request.unattended?.drivers !== undefined) return true;
  return (request.disks ?? []).some(
    ({ device, image }) => device === 'cdrom' && /virtio-win/i.test(image ?? ''),
  );
}

/** Sources whose installer can be answered in advance. */
export function answersInstaller(kind: Setting['request']['source']['kind']): boolean {
  return kind === 'iso' || kind === 'install-tree';
}

/** The answers are a part of the installer itself, not of a medium beside it. */
export function answersInInitramfs({ request, os }: Pick<Setting, 'request' | 'os'>): boolean {
  const { source, unattended } = request;
  return answersInstaller(source.kind) && unattended !== undefined && os?.answersInInitramfs === true;
}

/** Sources that are installed already, for cloud-init to set up. */
export function isSetUpByCloudInit(kind: Setting['request']['source']['kind']): boolean {
  return kind === 'cloud-image' || kind === 'disk-image' || kind === 'kernel';
}
