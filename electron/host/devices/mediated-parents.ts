import type { ParentFacts } from '#shared/domain/mediated/describe.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { readMediatedTypes } from './mediated.ts';

const CLASS = 'sys/class/mdev_bus';

/** Every device that mediated ones can be cut from, PCI or not. */
export async function readMediatedParents(tree: HostTree): Promise<ParentFacts[]> {
  const ids = (await tree.names(CLASS)).toSorted();
  return Promise.all(ids.map(async id => ({ id, types: await readMediatedTypes(tree, `${CLASS}/${id}`) })));
}
