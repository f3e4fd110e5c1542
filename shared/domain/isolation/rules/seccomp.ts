import type { IsolationRule } from '../rule.ts';

/** Which calls of the kernel it can make at all: seccomp(2). */
export const seccomp: IsolationRule = ({ kind, privileged, seccomp: state }) => {
  if (kind === 'machine' || privileged) return [];
  const id = 'seccomp';
  switch (state) {
    case 'on':
      return [
        {
          id,
          verdict: 'apart',
          what: 'A filter keeps rare calls of the kernel from it (seccomp).',
          why: 'Faults in those calls cannot be reached.',
        },
      ];
    case 'unknown':
      return [
        {
          id,
          verdict: 'unknown',
          what: 'Whether seccomp filters its calls is not known.',
          why: 'The engine does not say.',
        },
      ];
    case 'absent':
      return [
        {
          id,
          verdict: 'weak',
          what: 'It can make every call of the kernel.',
          why:
            kind === 'lxc'
              ? 'libvirt’s containers have no seccomp filter.'
              : 'The engine or its kernel has no seccomp.',
          ...(kind === 'container' && { remedy: 'Use a kernel and an engine with seccomp.' }),
        },
      ];
    case 'off':
      return [
        {
          id,
          verdict: 'weak',
          what: 'Its filter of kernel calls is off (seccomp=unconfined).',
          why: 'Every fault in a rare call can be reached.',
          remedy: 'Leave the option out when it is run.',
          fix: { do: 'run-like', change: 'confined', label: 'Run like this one with the filter' },
        },
      ];
  }
};
