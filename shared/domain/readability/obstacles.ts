import type { Obstacle } from '../../contract/readability.ts';
import type { Account, AccessFacts, AccessWish, PartFacts } from './facts.ts';
import { kindOf } from './permits.ts';

/** `0700`. */
export const octal = ({ mode }: Pick<PartFacts, 'mode'>): string =>
  (mode & 0o7777).toString(8).padStart(4, '0');

export function folderObstacle(part: PartFacts, account: Account): Obstacle {
  const masked = maskedOut(part, account);
  const own = part.owner === account.name ? 'its owner' : 'other accounts';
  return {
    by: masked ? 'access-list' : 'folder',
    at: part.path,
    what: `${account.name} may not enter ${part.path}.`,
    why: masked
      ? `Its access list has an entry for ${account.name}, but the list’s mask takes the right away.`
      : `The folder is ${part.owner}’s and its mode is ${octal(part)}: it is closed to ${own}. Nothing below it can be opened, however open it is itself.`,
  };
}

export function unreadableFile(part: PartFacts, facts: AccessFacts, { write, system }: AccessWish): Obstacle {
  const { account, ownsFiles, mount } = facts;
  const does = write ? 'read and write' : 'read';
  const base = { by: 'file' as const, at: part.path, what: `${account.name} may not ${does} ${part.path}.` };
  const its = `It is ${part.owner}’s and its mode is ${octal(part)}`;
  if (kindOf(part) === 'folder')
    return { ...base, by: 'type', why: 'It is a folder.', what: `${part.path} is no file.` };
  if (maskedOut(part, account))
    return {
      ...base,
      by: 'access-list',
      why: `Its access list has an entry for ${account.name}, but the list’s mask takes the right away.`,
    };
  if (!system) return { ...base, why: `${its}. Guests of a session have the rights of its account alone.` };
  if (ownsFiles === false)
    return { ...base, why: `${its}, and this libvirt does not give files to QEMU (dynamic_ownership = 0).` };
  if ((part.mode & 0o400) === 0)
    return {
      ...base,
      why: `Its mode is ${octal(part)}: not even the account that it belongs to may ${does} it.`,
    };
  return { ...base, why: `${its}; on ${mount?.type ?? 'its file system'} libvirt cannot give it to QEMU.` };
}

/** An entry of its own would do, were it not for the mask. */
function maskedOut({ acl, uid }: PartFacts, account: Account): boolean {
  const named = acl.find(({ kind, who }) => kind === 'user' && who === account.uid);
  const mask = acl.find(({ kind }) => kind === 'mask');
  return (
    uid !== account.uid && named !== undefined && mask !== undefined && (named.rights & ~mask.rights) !== 0
  );
}
