import type { EngineFacts } from '#shared/contract/engines.ts';

export interface Protection {
  readonly name: string;
  readonly value: string;
}

/** Whether an engine names a security option: `name=seccomp,profile=builtin`, or plain `seccomp` before 1.25. */
function optionOf(security: readonly string[], name: string): ReadonlyMap<string, string> | undefined {
  for (const text of security) {
    const parts = new Map(
      text.split(',').map(part => {
        const [key = '', ...value] = part.split('=');
        return value.length === 0 ? (['name', key] as const) : ([key, value.join('=')] as const);
      }),
    );
    if (parts.get('name') === name) return parts;
  }
  return undefined;
}

/** What the engine puts between a container and the host, in words; facts of `GET /info`. */
export function engineProtections({ security, rootless, cgroupVersion }: EngineFacts): Protection[] {
  const seccomp = optionOf(security, 'seccomp');
  const mandatory = ['apparmor', 'selinux'].filter(name => optionOf(security, name));
  const profile = seccomp?.get('profile');
  return [
    {
      name: 'Root',
      value: rootless
        ? 'The engine runs without root: what breaks out of a container has your rights only.'
        : optionOf(security, 'userns')
          ? 'Root in a container is nobody on the host: its users are mapped.'
          : 'Root in a container is root on the host, held back by the kernel alone.',
    },
    {
      name: 'System calls',
      value:
        seccomp === undefined || profile === 'unconfined'
          ? 'Not filtered: every system call reaches the kernel.'
          : `Filtered by seccomp${profile === undefined ? '' : ` (${profile})`}.`,
    },
    {
      name: 'Access control',
      value:
        mandatory.length === 0
          ? 'None beside file permissions: neither AppArmor nor SELinux.'
          : `By ${mandatory.map(name => (name === 'apparmor' ? 'AppArmor' : 'SELinux')).join(' and ')}.`,
    },
    {
      name: 'Limits',
      value:
        cgroupVersion === undefined
          ? 'The engine does not say how it limits containers.'
          : `By control groups, version ${cgroupVersion}.`,
    },
  ];
}
