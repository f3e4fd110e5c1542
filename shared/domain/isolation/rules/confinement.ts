import type { IsolationRule } from '../rule.ts';

/** Mandatory rules over what it may touch, whoever it is: AppArmor or SELinux. */
export const confinement: IsolationRule = ({ kind, privileged, confinement: { by, profile, turnedOff } }) => {
  if (privileged) return [];
  const id = 'confinement';
  if (by !== undefined && !turnedOff)
    return [
      {
        id,
        verdict: 'apart',
        what: `${by} confines it${profile === undefined ? '' : ` (${profile})`}.`,
        why: 'What its rules do not name it cannot touch, not even as root.',
      },
    ];
  if (turnedOff)
    return [
      {
        id,
        verdict: 'weak',
        what: `${by ?? 'AppArmor or SELinux'} is turned off for it.`,
        why: 'One wall less behind all others.',
        remedy: 'Leave out the option that turns it off.',
        ...(kind === 'container' && {
          fix: {
            do: 'run-like' as const,
            change: 'confined' as const,
            label: 'Run like this one with the usual rules',
          },
        }),
      },
    ];
  return [
    {
      id,
      verdict: 'weak',
      what: 'Neither AppArmor nor SELinux confines it.',
      why: 'The host has neither, or its libvirt or engine does not use it.',
      remedy: 'Turn AppArmor or SELinux on for the host, then start it again.',
    },
  ];
};
