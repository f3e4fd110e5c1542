import type { LxcRoot } from '../../contract/lxc.ts';

/** Where the root folder is, or is going to be. */
export interface RootPlace {
  /** A folder of ours; missing where a folder is used as it is. */
  readonly home?: string;
  readonly root: string;
}

export function placeOf(root: LxcRoot, parent: string, name: string): RootPlace {
  if (root.kind === 'folder' && root.how === 'use') return { root: root.path };
  const home = `${parent.replace(/\/+$/, '')}/${name}`;
  return { home, root: `${home}/rootfs` };
}

/** How it is filled, as a step of a plan and of the job. */
export function fillStep(root: LxcRoot): string {
  switch (root.kind) {
    case 'folder':
      return `Copy the files of ${root.path}`;
    case 'tarball':
      return `Unpack ${root.path}`;
    case 'image':
      return `Take the files of the image ${root.image} out of the engine`;
    case 'distribution':
      return `Build ${root.suite} with ${root.tool}`;
  }
}
