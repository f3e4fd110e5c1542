import type { IsolationRule } from '../rule.ts';

/** Whether the engine was told to leave out everything that separates it. */
export const privileged: IsolationRule = ({ kind, privileged: all }) => {
  if (kind !== 'container') return [];
  if (!all)
    return [
      {
        id: 'privileged',
        verdict: 'apart',
        what: 'It is not privileged.',
        why: 'The engine keeps devices, most of /proc and /sys, and capabilities from it.',
      },
    ];
  return [
    {
      id: 'privileged',
      verdict: 'open',
      what: 'It is privileged.',
      why: 'It has every device and capability of the host, without seccomp and AppArmor: its root is root of the host.',
      remedy: 'Run one like it without this, and give it the one device or capability that it needs.',
      fix: { do: 'run-like', change: 'unprivileged', label: 'Run like this one without privileged' },
    },
  ];
};
