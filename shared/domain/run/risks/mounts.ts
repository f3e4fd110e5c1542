import type { RunRisk } from '#shared/contract/container-run/plan.ts';
import { isEngineSocket } from '../../host-access/engine-socket.ts';
import type { FindRisks } from './risk.ts';

const normal = (path: string): string => {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
};

/** Folders that such sockets are in. */
const socketFolders = ['/run', '/var/run', '/run/docker', '/run/containerd', '/run/podman', '/run/libvirt'];

/** What the host is made of, by why it matters. */
const hostFolders: readonly (readonly [folder: string, why: string])[] = [
  ['/', 'Everything on the host is in it: passwords, keys, every program.'],
  ['/etc', 'Accounts, passwords and what the host starts are in it.'],
  ['/boot', 'The kernel that the host starts with is in it.'],
  ['/root', 'Keys and files of the host’s root are in it.'],
  ['/home', 'Files and keys of everybody on the host are in it.'],
  ['/usr', 'The host’s programs are in it: whoever changes one runs it as whoever starts it next.'],
  ['/bin', 'The host’s programs are in it.'],
  ['/sbin', 'The host’s programs are in it.'],
  ['/lib', 'What the host’s programs are built on is in it.'],
  ['/dev', 'The host’s disks and memory are in it.'],
  ['/proc', 'It shows and sets what the host’s kernel does.'],
  ['/sys', 'It shows and sets what the host’s kernel and devices do.'],
  ['/var', 'What the host’s services keep is in it, other containers among them.'],
  ['/var/lib', 'What the host’s services keep is in it, other containers among them.'],
  ['/var/lib/docker', 'Files of every other container are in it.'],
];

export const mountRisks: FindRisks = ({ mounts = [] }) =>
  mounts.flatMap((mount, at): RunRisk[] => {
    if (mount.kind !== 'bind') return [];
    const path = normal(mount.source);
    const field = `mounts.${at}.source`;
    if (isEngineSocket(path) || socketFolders.includes(path)) {
      return [
        {
          id: 'engine-socket',
          field,
          text: `It can command the engine by ${path}.`,
          why: 'Whoever reaches that socket can start a container that owns the host; read-only does not help, as it is talked to and not written.',
          remedy: 'Leave it out, or put a proxy in between that lets only harmless questions through.',
        },
      ];
    }
    const found = hostFolders.find(([folder]) => folder === path);
    if (found === undefined) return [];
    const [, why] = found;
    return [
      {
        id: 'host-folder',
        field,
        text: mount.readOnly ? `It can read ${path} of the host.` : `It can change ${path} of the host.`,
        why,
        remedy: mount.readOnly
          ? 'Share only the folder below it that is needed.'
          : 'Share only the folder below it that is needed, read-only if that is enough.',
      },
    ];
  });
