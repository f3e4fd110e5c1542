import { apartBy } from '../machine-runtimes.ts';
import type { IsolationRule } from '../rule.ts';

/** Whose kernel its programs call. */
export const kernel: IsolationRule = ({ kind, kernel: whose, runtime, machineRuntime }) => {
  if (whose === 'own')
    return [
      {
        id: 'kernel',
        verdict: 'apart',
        what: `It has a kernel of its own (${runtime}).`,
        why:
          apartBy(runtime) === 'sandbox'
            ? 'It is a program of the host that answers the system calls; few of them reach the host’s kernel.'
            : 'A fault in that kernel stays in there; the way out leads through the hypervisor.',
      },
    ];
  const common = {
    id: 'kernel',
    verdict: 'weak' as const,
    what: 'It runs on the host’s kernel.',
    why: 'One fault in that kernel, which every program in it can call, reaches the host and all others on it.',
  };
  if (kind === 'lxc')
    return [{ ...common, remedy: 'For programs you do not trust, use a machine with a kernel of its own.' }];
  if (machineRuntime !== undefined) {
    const small = apartBy(machineRuntime) === 'machine';
    return [
      {
        ...common,
        remedy: `The engine has the runtime ${machineRuntime}, which gives each container ${small ? 'a small machine' : 'a kernel of its own in user space'}.`,
        fix: {
          do: 'run-like',
          change: 'small-machine',
          label: small ? 'Run like this one in a small machine' : `Run like this one by ${machineRuntime}`,
          runtime: machineRuntime,
        },
      },
    ];
  }
  return [
    {
      ...common,
      remedy:
        'Install Kata Containers, crun-vm or krun on the engine’s host and add it to the engine’s runtimes; then a container can run in a small machine. Or make a machine of its image.',
      fix: { do: 'machine', label: 'Make a machine of its image' },
    },
  ];
};
