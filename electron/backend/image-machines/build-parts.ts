import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageMachine } from '#shared/contract/image-machines.ts';
import { diskSize } from '#shared/domain/image-machines/plan.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import { makeInitramfs } from '#electron/media/machine/initramfs.ts';
import { kernelModules } from '#electron/media/machine/kernel-modules.ts';
import { makeDisk } from '#electron/media/machine/make-disk.ts';
import { addStarter, STARTER } from '#electron/media/machine/starter.ts';
import { unpackTree } from '#electron/media/rootfs/unpack-tree.ts';
import { fail } from '../failures/fail.ts';
import { readImageConfig } from '../lxc/image-config.ts';
import { imageStream } from '../lxc/image-stream.ts';
import { findStaticBusybox } from './busybox.ts';
import { findHostKernel } from './host-kernel.ts';
import type { ImageMachineDeps } from './image-machine-deps.ts';

interface PartFile {
  readonly path: string;
  readonly size: number;
}

export interface MachineParts {
  readonly disk: PartFile;
  readonly kernel: PartFile;
  readonly initramfs: PartFile;
}

const IMAGE_INIT = '/sbin/init';

/** Makes the disk and the initramfs as files of a workspace; whoever asked takes that away. */
export async function buildParts(
  deps: ImageMachineDeps,
  request: ImageMachine,
  workspace: string,
  job: JobContext,
): Promise<MachineParts> {
  const { signal } = job;
  const begin = (text: string) => {
    signal.throwIfAborted();
    job.step(text);
    job.log(text);
  };
  const engine = deps.engines.require(request.engine);
  const config = await readImageConfig(engine, request.image);
  const busybox = await findStaticBusybox();
  if (busybox === undefined) throw fail('FILE_NOT_FOUND', { path: '/bin/busybox' });

  begin(`Take the files of the image ${request.image} out of the engine`);
  const root = join(workspace, 'root');
  await unpackTree(await imageStream(engine, request.image, signal), root, {
    shift: 0,
    signal,
    progress: (done, total) => job.transferred(done, total),
  });
  if (request.init === 'program') {
    begin('Add what starts its program');
    await addStarter(root, busybox, { ...config, hostName: request.name });
  }

  begin('Make a file system of them');
  const disk = join(workspace, 'disk.img');
  await makeDisk(root, disk, { size: diskSize(request, config.size), signal });

  const { kernel, initramfs: given, modules } = await kernelFiles(request);
  let initramfs = given;
  if (initramfs === undefined) {
    begin('Make an initramfs');
    initramfs = join(workspace, 'initramfs');
    const wanted = modules === undefined ? [] : await kernelModules(modules);
    const init = request.init === 'program' ? STARTER : IMAGE_INIT;
    await writeFile(initramfs, await makeInitramfs(busybox, wanted, init), { flag: 'wx' });
  }
  return { disk: await sized(disk), kernel: await sized(kernel), initramfs: await sized(initramfs) };
}

async function kernelFiles({ kernel }: ImageMachine) {
  if (kernel.kind === 'file') return kernel;
  const found = await findHostKernel();
  if (!found) throw fail('FILE_NOT_FOUND', { path: '/boot/vmlinuz' });
  return { ...found, initramfs: undefined };
}

const sized = async (path: string): Promise<PartFile> => ({ path, size: (await stat(path)).size });
