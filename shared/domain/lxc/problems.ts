import type { LxcRequest } from '../../contract/lxc.ts';
import type { Draft } from '../disks/plan/draft.ts';
import type { LxcFacts } from './facts.ts';
import { placeOf } from './root-words.ts';

const PACKAGE = { mmdebstrap: 'mmdebstrap', debootstrap: 'debootstrap' } as const;

/** What makes a container impossible. */
export function refuseLxc(draft: Draft, request: LxcRequest, facts: LxcFacts): void {
  const { name, network, capabilities, folders } = request;
  if (facts.names.includes(name)) draft.refuse('NAME_TAKEN', { name }, 'name');
  refuseRoot(draft, request, facts);
  if (network.to === 'network' && !facts.networks.some(each => each.name === network.network))
    draft.refuse('NETWORK_ABSENT', { name: network.network }, 'network.network');
  const off = facts.networks.find(each => network.to === 'network' && each.name === network.network);
  if (request.start && off?.active === false)
    draft.refuse('NETWORK_INACTIVE', { name: off.name }, 'network.network');
  if (network.to === 'bridge' && facts.local && !facts.bridges.includes(network.bridge))
    draft.refuse(
      'INPUT_INVALID',
      { field: 'bridge', reason: `The host has no bridge ${network.bridge}.` },
      'network.bridge',
    );
  const both = capabilities.keep.find(each => capabilities.drop.includes(each));
  if (both !== undefined)
    draft.refuse(
      'INPUT_INVALID',
      { field: 'capabilities', reason: `${both} cannot be kept and dropped.` },
      'capabilities',
    );
  for (const [at, { target }] of folders.entries()) {
    if (target === '/' || folders.findIndex(each => each.target === target) !== at)
      draft.refuse(
        'INPUT_INVALID',
        { field: 'folders', reason: `${target} is taken already.` },
        `folders.${at}.target`,
      );
  }
  for (const path of facts.missing) draft.refuse('FILE_NOT_FOUND', { path }, 'folders');
}

function refuseRoot(draft: Draft, { root, name, runs, parent }: LxcRequest, facts: LxcFacts): void {
  const { home } = placeOf(root, parent ?? facts.parent, name);
  const { host, root: found } = facts;
  if (home !== undefined && facts.cannotUnpack !== undefined) {
    draft.refuse(
      'UNSUPPORTED',
      {
        what: 'A root folder cannot be unpacked from here.',
        reason: facts.cannotUnpack,
        remedy:
          'Unpack it as root (“sudo tar --numeric-owner -xpf FILE -C FOLDER”) and choose that folder, or run “innkeeper serve” as root on that host.',
      },
      'root',
    );
    return;
  }
  if (root.kind === 'distribution' && !facts.tools.includes(root.tool))
    draft.refuse(
      'UNSUPPORTED',
      {
        host,
        reason: `The program ${root.tool} is not installed there.`,
        remedy: `Install it with “sudo apt install ${PACKAGE[root.tool]}”, or take a tarball or an image.`,
      },
      'root.tool',
    );
  if (found.absent && root.kind === 'image')
    draft.refuse('IMAGE_ABSENT', { image: root.image }, 'root.image');
  if (found.absent && (root.kind === 'folder' || root.kind === 'tarball'))
    draft.refuse('FILE_NOT_FOUND', { path: root.path }, 'root.path');
  if (found.programAbsent) {
    const program = runs.kind === 'system' ? runs.init : runs.path;
    draft.refuse('PROGRAM_ABSENT', { program, name }, runs.kind === 'system' ? 'runs.init' : 'runs.path');
  }
  if (found.otherArch !== undefined)
    draft.refuse(
      'UNSUPPORTED',
      { host, reason: `The image is for ${found.otherArch}; a container uses the host’s own processor.` },
      'root.image',
    );
  if (home !== undefined && facts.parentTaken)
    draft.refuse('INPUT_INVALID', { field: 'name', reason: `${home} is there already.` }, 'name');
}
