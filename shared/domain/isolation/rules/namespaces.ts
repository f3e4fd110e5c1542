import type { IsolationFix, IsolationLine } from '../../../contract/isolation.ts';
import { type IsolationFacts, type Namespace, NAMESPACES } from '../facts.ts';
import type { IsolationRule } from '../rule.ts';

interface Words {
  readonly label: string;
  /** What sharing it means. */
  readonly shared: string;
  readonly verdict: 'weak' | 'open';
  readonly change?: Extract<IsolationFix, { do: 'run-like' }>['change'];
}

const words: Readonly<Record<Exclude<Namespace, 'user'>, Words>> = {
  pid: {
    label: 'processes',
    shared: 'It sees them, may read their environment and, as root, end them.',
    verdict: 'open',
    change: 'own-processes',
  },
  net: {
    label: 'network',
    shared: 'It reaches every service there, those on loopback too, and can listen on any port.',
    verdict: 'weak',
    change: 'own-network',
  },
  ipc: {
    label: 'shared memory',
    shared: 'It can read and change what programs there keep in shared memory.',
    verdict: 'weak',
    change: 'own-ipc',
  },
  uts: { label: 'host name', shared: 'It can rename the other.', verdict: 'weak' },
  mount: { label: 'mounts', shared: 'It sees all file systems.', verdict: 'open' },
  cgroup: { label: 'view of cgroups', shared: 'It sees where in the host’s cgroups it is.', verdict: 'weak' },
};

const hostNames = new Set(['host', 'the host']);

/** What it sees of the kernel as its own: namespaces(7). Users have a rule of their own. */
export const namespaces: IsolationRule = facts => {
  if (facts.kind === 'machine') return [];
  const own = NAMESPACES.filter(name => name !== 'user' && facts.sharedNamespaces[name] === undefined);
  return [
    ...NAMESPACES.flatMap(name => (name === 'user' ? [] : shared(facts, name))),
    {
      id: 'namespaces',
      verdict: 'apart',
      what: `It has its own ${list(own.map(name => words[name as keyof typeof words].label))}.`,
      why: 'Of these it sees nothing of the host and of others.',
    },
  ];
};

function shared({ kind, sharedNamespaces }: IsolationFacts, name: keyof typeof words): IsolationLine[] {
  const with_ = sharedNamespaces[name];
  if (with_ === undefined) return [];
  const { label, shared: why, verdict, change } = words[name];
  const host = hostNames.has(with_);
  return [
    {
      id: `namespace:${name}`,
      verdict: host ? verdict : 'weak',
      what: `It shares its ${label} with ${host ? 'the host' : with_}.`,
      why,
      ...(kind === 'container' && change !== undefined
        ? {
            remedy: 'Run one like it without sharing this.',
            fix: { do: 'run-like', change, label: `Run like this one with its own ${label}` },
          }
        : kind === 'lxc' && name !== 'cgroup'
          ? {
              remedy: 'Turn the sharing off; it counts from the next start.',
              fix: { do: 'hardware', item: 'container', label: 'What the container shares' },
            }
          : {}),
    },
  ];
}

function list(labels: readonly string[]): string {
  const last = labels.at(-1) ?? 'nothing';
  return labels.length < 2 ? last : `${labels.slice(0, -1).join(', ')} and ${last}`;
}
