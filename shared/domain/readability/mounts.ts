import type { Obstacle } from '../../contract/readability.ts';
import type { AccessFacts } from './facts.ts';

/** root of this host may not be root there: what belongs to whom cannot be changed, or there are no owners at all. */
const FOREIGN = /^(nfs|nfs4|cifs|smb3|9p|ceph|glusterfs|fuse.*|vfat|exfat|ntfs3?|msdos)$/;

/** libvirt can give files on it to QEMU’s account. */
export const keepsOwners = ({ mount }: Pick<AccessFacts, 'mount'>): boolean =>
  mount === undefined || !FOREIGN.test(mount.type);

/** Its files can have access lists that setfacl writes. */
export const keepsLists = keepsOwners;

/** FUSE answers nobody but who mounted it, not even root, unless told otherwise: mount.fuse3(8), allow_other. */
export function byMount({ mount, account, real, path }: AccessFacts): Obstacle[] {
  if (mount === undefined || !/^fuse(\.|$)/.test(mount.type)) return [];
  const mounted = /^user_id=(\d+)$/;
  const uid = mount.options.map(option => mounted.exec(option)?.[1]).find(found => found !== undefined);
  if (mount.options.includes('allow_other') || uid === undefined || Number(uid) === account.uid) return [];
  return [
    {
      by: 'network-mount',
      at: real ?? path,
      what: `Only who mounted it may look into this ${mount.type} file system.`,
      why: 'It was mounted without allow_other, so neither QEMU nor libvirt, nor even root, can open anything on it.',
    },
  ];
}
