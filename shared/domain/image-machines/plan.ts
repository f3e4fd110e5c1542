import type { ImageMachine } from '../../contract/image-machines.ts';
import { Draft, type PlanDraft } from '../disks/plan/draft.ts';
import { MiB } from '../units.ts';
import type { ImageMachineFacts } from './facts.ts';

/** File systems keep something for themselves, and programs write logs. */
const ROOM = 256 * MiB;

/** Names of the volumes that it is made of. */
export const volumesOf = (name: string) => ({
  disk: `${name}.img`,
  kernel: `${name}-kernel`,
  initramfs: `${name}-initramfs`,
});

export const diskSize = (request: Pick<ImageMachine, 'size'>, imageSize: number): number =>
  request.size ?? Math.ceil((imageSize * 1.5 + ROOM) / MiB) * MiB;

/** What making a machine of an image means, and what stands in its way. */
export function planImageMachine(request: ImageMachine, facts: ImageMachineFacts): PlanDraft {
  const { name, image, pool, init, kernel, start } = request;
  const draft = new Draft(`Make the machine ${name} of ${image}`);
  refuse(draft, request, facts);
  const size = diskSize(request, facts.image?.size ?? 0);
  const volumes = volumesOf(name);
  draft.step(`Take the files of the image ${image} out of the engine`);
  if (init === 'program') draft.step('Add a script that starts the image’s program, and a busybox for it');
  draft.step('Make an ext4 file system of them, without partitions');
  if (kernel.kind === 'host' || kernel.initramfs === undefined)
    draft.step('Make an initramfs that mounts it');
  draft.step(`Put the disk, the kernel and the initramfs into the pool ${pool}`);
  draft.step(`Define ${name}, whose kernel QEMU loads itself`);
  if (start) draft.step('Start it');
  draft.file({
    path: `${pool}/${volumes.disk}`,
    becomes: 'made',
    size,
    note: 'Its disk, root owned as in the image.',
  });
  draft.file({ path: `${pool}/${volumes.kernel}`, becomes: 'made', note: 'Its kernel.' });
  draft.file({ path: `${pool}/${volumes.initramfs}`, becomes: 'made', note: 'Its initramfs.' });
  draft.room(pool, size, facts.pool?.free, 'pool');
  warn(draft, request, facts);
  return draft.done();
}

function refuse(draft: Draft, request: ImageMachine, facts: ImageMachineFacts): void {
  const { name, image, pool, init, kernel, network, size } = request;
  const { host } = facts;
  if (facts.cannot !== undefined)
    draft.refuse('UNSUPPORTED', {
      what: 'No machine can be made of an image from here.',
      reason: facts.cannot,
      remedy: 'Run “innkeeper serve” as root on this computer, with busybox-static and e2fsprogs installed.',
    });
  if (facts.names.includes(name)) draft.refuse('NAME_TAKEN', { name }, 'name');
  else if (facts.taken.length > 0) draft.refuse('NAME_TAKEN', { name: facts.taken.join(', ') }, 'name');
  if (!facts.image) draft.refuse('IMAGE_ABSENT', { image }, 'image');
  else {
    if (facts.image.arch !== '' && facts.image.arch !== facts.arch)
      draft.refuse(
        'UNSUPPORTED',
        { host, reason: `The image is for ${facts.image.arch}, the kernel for ${facts.arch}.` },
        'image',
      );
    if (init === 'program' && facts.image.command.length === 0)
      draft.refuse(
        'PROGRAM_ABSENT',
        { name: image, remedy: 'Take the image’s own init, or another image.' },
        'init',
      );
    if (size !== undefined && size < facts.image.size)
      draft.refuse(
        'INPUT_INVALID',
        { field: 'size', reason: 'The files of the image take more than that.' },
        'size',
      );
  }
  if (!facts.pool) draft.refuse('POOL_ABSENT', { name: pool }, 'pool');
  else if (!facts.pool.active) draft.refuse('POOL_INACTIVE', { name: pool }, 'pool');
  if (network !== null && !facts.network) draft.refuse('NETWORK_ABSENT', { name: network }, 'network');
  if (request.start && network !== null && facts.network?.active === false)
    draft.refuse('NETWORK_INACTIVE', { name: network }, 'network');
  if (kernel.kind === 'host' && facts.hostKernel === undefined)
    draft.refuse(
      'FILE_NOT_FOUND',
      { path: '/boot/vmlinuz', remedy: 'Give the file of a kernel, such as one of linux-image-cloud-amd64.' },
      'kernel',
    );
  for (const path of facts.missing) draft.refuse('FILE_NOT_FOUND', { path }, 'kernel');
}

/** What an engine does for a container that nobody does here. */
function warn(draft: Draft, { init, kernel, network }: ImageMachine, { image }: ImageMachineFacts): void {
  draft.warn(
    'Volumes, published ports and secrets do not come along.',
    'The image has none of them: they belong to a container. The machine has an address of its own, and all its ports.',
  );
  if (init === 'program')
    draft.warn(
      'Nothing within restarts the program, and its health is not checked.',
      'When it ends, the machine goes off.',
    );
  else
    draft.warn(
      'Whether the image’s init brings up a machine is not known.',
      'Images are mostly made without what sets up disks, terminals and the network.',
      'Look at its serial console when it starts.',
    );
  if (kernel.kind === 'file' && kernel.initramfs === undefined && kernel.modules === undefined)
    draft.warn(
      'The kernel gets no modules.',
      'It has to have virtio and ext4 built in, or it will not find its disk.',
      'Give the folder of its modules, or an initramfs with them.',
    );
  if (network === null) draft.warn('It has no network.', 'Only its serial console reaches it.');
  if (image?.user !== undefined && init === 'program' && /^\d+(:\d+)?$/.test(image.user))
    draft.warn(
      `The image names its user by a number (${image.user}).`,
      'A login needs a name: where the image has none for it, “innkeeper” is added to its /etc/passwd.',
    );
}
