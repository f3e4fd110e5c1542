import type { LxcRequest } from '../../contract/lxc.ts';
import type { Draft } from '../disks/plan/draft.ts';
import type { LxcFacts } from './facts.ts';
import { IDS, freeRange, overlaps } from './id-ranges.ts';

/** What a person should know before making a container, though it can be made. */
export function warnLxc(draft: Draft, request: LxcRequest, facts: LxcFacts): void {
  const { root, firstId, runs, network, capabilities } = request;
  if (firstId === null)
    draft.warn(
      'Root in the container is root of the host.',
      'Whoever breaks out of it may do anything there.',
      'Give it users of its own.',
    );
  else warnRange(draft, firstId, facts);
  const { owner, usedBy } = facts.root;
  if (root.kind === 'folder' && root.how === 'use') {
    if (owner !== undefined && owner !== (firstId ?? 0))
      draft.warn(
        `The files of ${root.path} belong to user ${owner} of the host.`,
        `The container’s root is user ${firstId ?? 0} there: it cannot change them, and is not going to start.`,
        'Have them copied instead, or choose the users to begin with that number.',
      );
    if (usedBy.length > 0)
      draft.warn(
        `${root.path} is the root folder of ${usedBy.join(', ')} too.`,
        'Two that run at the same time write over each other’s files.',
        'Have it copied instead.',
      );
  }
  const other = facts.ranges.find(range => range.system && range.first !== firstId && range.count > 0);
  if (facts.strayHierarchy && runs.kind === 'system' && firstId !== null && other)
    draft.warn(
      `It may not start on this host, where ${other.guest} is a whole system with other users.`,
      'The host has cgroups named systemd but no systemd: the first whole system that starts takes them for its users.',
      `Let it have the same users, from ${other.first}, or run a program alone.`,
    );
  if (runs.kind === 'system' && network.to === 'none')
    draft.warn('It has no network.', 'Only its console reaches it.');
  if (capabilities.policy === 'allow')
    draft.warn(
      'Its root keeps every capability.',
      firstId === null
        ? 'With these it can load modules and reach every device of the host.'
        : 'Most of them count only for what is its own, as its users are its own.',
      'Keep the usual ones, and add what it lacks.',
    );
}

function warnRange(draft: Draft, first: number, { ranges }: LxcFacts): void {
  const sharers = ranges.filter(range => overlaps(range, first)).map(({ guest }) => guest);
  if (sharers.length === 0) return;
  draft.warn(
    `Its users on the host are those of ${sharers.join(', ')} too.`,
    'A process that got out of one of them could reach the files of the others.',
    `The numbers from ${freeRange(ranges)} to ${freeRange(ranges) + IDS - 1} are free.`,
  );
}
