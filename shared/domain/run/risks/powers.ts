import type { RunRisk } from '#shared/contract/container-run/plan.ts';
import { isRawDevice } from '../../host-access/raw-device.ts';
import { riskIf, type FindRisks } from './risk.ts';

/** Capabilities by which a container's root gets out, or at the host (capabilities(7)). */
const mighty: Readonly<Record<string, string>> = {
  ALL: 'That is every right that root has: hardly anything holds it.',
  SYS_ADMIN: 'With it file systems are mounted and namespaces changed: the usual way out of a container.',
  SYS_MODULE: 'With it code is loaded into the host’s kernel.',
  SYS_PTRACE: 'With it other processes are read and changed while they run.',
  SYS_RAWIO: 'With it hardware is reached past the kernel.',
  SYS_BOOT: 'With it the host is restarted.',
  SYS_TIME: 'With it the clock of the whole host is set.',
  DAC_READ_SEARCH: 'With it any file of the host can be opened, whatever is mounted.',
  DAC_OVERRIDE: 'With it permissions of files do not count.',
  NET_ADMIN: 'With it networks and firewall rules are changed: the host’s too, where it shares that network.',
  BPF: 'With it programs are put into the host’s kernel.',
  PERFMON: 'With it the whole host is watched, what programs compute with included.',
  MAC_ADMIN: 'With it rules of AppArmor or SELinux are changed.',
  MAC_OVERRIDE: 'With it rules of AppArmor or SELinux do not count.',
  SYSLOG: 'With it messages of the host’s kernel are read.',
};
/** Every container has it unless it is dropped. */
const usual = new Set(['DAC_OVERRIDE']);

export const powerRisks: FindRisks = ({ capAdd = [], devices = [], security = {} }) => [
  ...capAdd.flatMap((capability, at): RunRisk[] => {
    const why = usual.has(capability) ? undefined : mighty[capability];
    if (why === undefined) return [];
    return [
      {
        id: `capability-${capability}`,
        field: `capAdd.${at}`,
        text: `It is given ${capability}.`,
        why,
        remedy: 'Take it away again if the program runs without; its errors name the right that it lacks.',
      },
    ];
  }),
  ...devices.flatMap(({ host, permissions = 'rwm' }, at): RunRisk[] =>
    isRawDevice(host)
      ? [
          {
            id: 'raw-device',
            field: `devices.${at}`,
            text: `It reaches ${host} itself.`,
            why: permissions.includes('w')
              ? 'What is written there goes past file systems: it can destroy the host.'
              : 'All that is stored there can be read, whoever it belongs to.',
            remedy: 'Share a folder instead, or give it a disk that nothing else uses.',
          },
        ]
      : [],
  ),
  ...riskIf(security.seccomp === 'unconfined', {
    id: 'seccomp-off',
    field: 'security.seccomp',
    text: 'It may make every system call.',
    why: 'The engine’s filter keeps containers from some hundred calls that hardly a program needs, and that faults of the kernel were often in.',
    remedy: 'Leave the filter on, or give a profile that adds only the calls needed.',
  }),
  ...riskIf(security.apparmor === 'unconfined', {
    id: 'apparmor-off',
    field: 'security.apparmor',
    text: 'AppArmor does not watch it.',
    why: 'Its rules keep containers from parts of /proc and /sys that are the host’s.',
    remedy: 'Leave the engine’s own profile on.',
  }),
];
