import type { LxcImage } from '#shared/contract/lxc.ts';
import { HELPER_LABEL } from '#shared/domain/engines/helper-label.ts';
import { findProgram, inspectContainer } from '../container-shells/surroundings.ts';
import type { LiveEngine } from '../engines/ports.ts';
import { readImageConfig } from './image-config.ts';

/**
 * What an image is run with, its program by its whole path: libvirt looks through no PATH. Where the image does not
 * have the program, the name is left as it is.
 */
export async function readLxcImage(live: LiveEngine, image: string): Promise<LxcImage> {
  const config = await readImageConfig(live, image);
  const [program, ...args] = config.command;
  if (program === undefined || program.startsWith('/')) return config;
  const path = await findInImage(live, config.id, program);
  return path === undefined ? config : { ...config, command: [path, ...args] };
}

/** Looked up in a container that is made for it and never started: the engine shows no files of an image itself. */
async function findInImage(live: LiveEngine, image: string, program: string): Promise<string | undefined> {
  const helper = await live.docker.createContainer({
    Image: image,
    Labels: { [HELPER_LABEL]: 'program' },
    NetworkDisabled: true,
  });
  try {
    return await findProgram(live, helper.id, await inspectContainer(live, helper.id), program);
  } finally {
    await helper.remove({ force: true, v: true });
  }
}
