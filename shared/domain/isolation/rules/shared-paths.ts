import type { IsolationLine } from '../../../contract/isolation.ts';
import { isEngineSocket } from '../../host-access/engine-socket.ts';
import type { IsolationFacts, SharedPath } from '../facts.ts';
import type { IsolationRule } from '../rule.ts';

/** Whoever writes there runs as root on the host sooner or later. */
const SYSTEM = [
  '/boot',
  '/dev',
  '/etc',
  '/lib',
  '/proc',
  '/root',
  '/run',
  '/sbin',
  '/bin',
  '/sys',
  '/usr',
  '/var/lib',
];

/** Folders, files and sockets of the host that are in it. */
export const sharedPaths: IsolationRule = facts =>
  facts.paths.length > 0
    ? facts.paths.map(path => line(facts, path))
    : [
        {
          id: 'paths',
          verdict: 'apart',
          what: 'No folder of the host is in it.',
          why: 'It reads and writes nothing but its own files and volumes.',
        },
      ];

function line({ kind }: IsolationFacts, { source, target, writable }: SharedPath): IsolationLine {
  const id = `path:${target}`;
  const at = source === target ? source : `${source} (as ${target})`;
  if (isEngineSocket(source))
    return {
      id,
      verdict: 'open',
      what: `The socket ${at} is in it.`,
      why: 'Whoever can write to that socket can start guests with every right on the host: it is root there, read-only or not.',
      remedy: 'Leave it out, or put a proxy in front that passes on only what is needed.',
      ...(kind === 'container' && {
        fix: { do: 'run-like', change: 'without-socket', label: 'Run like this one without the socket' },
      }),
    };
  if (source === '/')
    return {
      id,
      verdict: 'open',
      what: `The host’s whole file system is in it, at ${target}.`,
      why: writable
        ? 'It can change every file of the host.'
        : 'It can read every file of the host, with all keys and passwords.',
      remedy: 'Share the one folder that it needs.',
    };
  const system = SYSTEM.some(folder => source === folder || source.startsWith(`${folder}/`));
  if (system && writable && !ownData(source))
    return {
      id,
      verdict: 'open',
      what: `${at} of the host is in it, to be written.`,
      why: 'What the host itself reads there decides what it runs.',
      remedy: 'Share it read-only, or not at all.',
    };
  return {
    id,
    verdict: writable ? 'weak' : 'apart',
    what: `${at} of the host is in it${writable ? ', to be written' : ', to be read'}.`,
    why: writable
      ? 'What it writes there others on the host may read and run.'
      : 'It sees what is in there, and can change nothing.',
    ...(writable && { remedy: 'Share it read-only where it need not write.' }),
  };
}

/** Folders below /var/lib and /run that are made for guests. */
const ownData = (path: string) =>
  /^\/var\/lib\/(docker|containers|innkeeper|libvirt\/(images|filesystems))\//.test(path);
