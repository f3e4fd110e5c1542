import type { IsolationLine } from '../../../contract/isolation.ts';
import { capabilityWords, dangerousCapabilities } from '../capability-words.ts';
import type { IsolationRule } from '../rule.ts';

/** What root within may do beyond the usual: capabilities(7), each in words. */
export const capabilities: IsolationRule = ({
  kind,
  privileged,
  capabilities: caps,
  rootIs,
  rootlessEngine,
}) => {
  if (kind === 'machine' || privileged) return [];
  // With users of its own they count only for what belongs to its user namespace.
  const mapped = (rootIs ?? 0) > 0 || rootlessEngine;
  const fix =
    kind === 'lxc'
      ? ({ do: 'hardware', item: 'container', label: 'What its root may do' } as const)
      : ({
          do: 'run-like',
          change: 'usual-capabilities',
          label: 'Run like this one with the usual ones',
        } as const);
  if (caps.all)
    return [
      {
        id: 'capabilities',
        verdict: mapped ? 'weak' : 'open',
        what: `Its root has every capability${but(caps.dropped)}.`,
        why: mapped
          ? 'They count only for what belongs to its own users, yet reach more of the kernel than it needs.'
          : 'With these it can load modules, reach all memory and every device of the host.',
        remedy: 'Keep the usual ones, and add what it lacks.',
        fix,
      },
    ];
  const added = caps.added.map(
    (name): IsolationLine => ({
      id: `capability:${name}`,
      verdict: dangerousCapabilities.has(name) && !mapped ? 'open' : 'weak',
      what: `Its root may also: ${capabilityWords[name] ?? name} (${name}).`,
      why: mapped
        ? 'It counts only for what belongs to its own users, yet reaches more of the kernel than the usual ones.'
        : dangerousCapabilities.has(name)
          ? 'That alone is a way to the host for whoever is root in it.'
          : 'It is more than the usual ones give.',
      remedy: 'Take it away if it works without.',
      fix,
    }),
  );
  return added.length > 0
    ? added
    : [
        {
          id: 'capabilities',
          verdict: 'apart',
          what: caps.dropped.includes('all')
            ? 'Its root has no capabilities.'
            : `Its root has no more than the usual capabilities${but(caps.dropped)}.`,
          why: 'It can load no modules, set no clock and reach no raw devices.',
        },
      ];
};

const but = (dropped: readonly string[]) => (dropped.length === 0 ? '' : ` but ${dropped.join(', ')}`);
