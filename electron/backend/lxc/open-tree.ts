import type { LxcRoot } from '#shared/contract/lxc.ts';
import { distributionStream } from '#electron/media/rootfs/build-distribution.ts';
import { folderStream, tarballStream, type TreeStream } from '#electron/media/rootfs/tree-stream.ts';
import type { EngineDeps } from '../engines/ports.ts';
import { imageStream } from './image-stream.ts';

interface Opening {
  /** A folder of ours that goes where this fails. */
  readonly workspace: string;
  readonly signal: AbortSignal;
  readonly log: (line: string) => void;
}

/** The files that become a root folder, wherever they come from. */
export async function openTree(deps: EngineDeps, from: LxcRoot, opening: Opening): Promise<TreeStream> {
  switch (from.kind) {
    case 'folder':
      return folderStream(from.path, opening);
    case 'tarball':
      return await tarballStream(from.path, opening);
    case 'image':
      return await imageStream(deps.engines.require(from.engine), from.image, opening.signal);
    case 'distribution':
      return await distributionStream(from, opening);
  }
}
