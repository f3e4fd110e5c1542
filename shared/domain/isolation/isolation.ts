import type { Isolation, IsolationLine } from '../../contract/isolation.ts';
import type { IsolationFacts } from './facts.ts';
import type { IsolationRule } from './rule.ts';
import { capabilities } from './rules/capabilities.ts';
import { confinement } from './rules/confinement.ts';
import { devices } from './rules/devices.ts';
import { kernel } from './rules/kernel.ts';
import { limits } from './rules/limits.ts';
import { namespaces } from './rules/namespaces.ts';
import { privileged } from './rules/privileged.ts';
import { rootFileSystem } from './rules/root-file-system.ts';
import { seccomp } from './rules/seccomp.ts';
import { sharedPaths } from './rules/shared-paths.ts';
import { users } from './rules/users.ts';

const rules: readonly IsolationRule[] = [
  kernel,
  privileged,
  users,
  capabilities,
  namespaces,
  sharedPaths,
  devices,
  seccomp,
  confinement,
  limits,
  rootFileSystem,
];

const order: Readonly<Record<IsolationLine['verdict'], number>> = { open: 0, weak: 1, unknown: 2, apart: 3 };

/** What separates a guest from its host: what is open first, each line with its reason, and no score. */
export function isolationOf(facts: IsolationFacts): Isolation {
  const lines = rules
    .flatMap(rule => [...rule(facts)])
    .toSorted((a, b) => order[a.verdict] - order[b.verdict]);
  return { summary: summaryOf(facts, lines), lines };
}

function summaryOf({ kernel: whose }: IsolationFacts, lines: readonly IsolationLine[]): string {
  const open = lines.filter(({ verdict }) => verdict === 'open').length;
  const walls = whose === 'own' ? 'It has a kernel of its own' : 'It shares the host’s kernel';
  if (open === 0) return `${walls}, and nothing in it is a plain way to the host.`;
  return `${walls}, and ${open === 1 ? 'one thing is' : `${open} things are`} a plain way to the host.`;
}
