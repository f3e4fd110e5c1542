import type { AgentState } from '#shared/contract/agent.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { installSteps } from '#shared/domain/agent/install.ts';
import { GiB } from '#shared/domain/units.ts';

/** A running guest whose agent answers; `none` and `silent` in a guest's name say otherwise. */
export function inventAgent(guest: Guest, now = Date.now()): AgentState {
  const install = installSteps(guest.os?.id);
  if (guest.virtualization === 'lxc') return { reach: 'unsupported', install };
  if (guest.state !== 'running') return { reach: 'not-running', install };
  if (guest.tags.includes('no agent')) return { reach: 'no-channel', install };
  if (guest.tags.includes('silent agent')) return { reach: 'silent', install };
  return {
    reach: 'answers',
    install,
    hostname: guest.name,
    os: { name: guest.os?.label ?? 'Linux', version: '42', kernel: '6.18.4-200.fc42.x86_64' },
    timezone: 'Europe/London',
    users: [{ name: 'sam', since: now - 3 * 3_600_000 }],
    fileSystems: [
      { mountpoint: '/', type: 'ext4', device: 'vda2', total: 40 * GiB, used: 17 * GiB, disks: ['vda'] },
      {
        mountpoint: '/srv/archive/of/everything/that/was/ever/built',
        type: 'xfs',
        device: 'vdb1',
        total: 100 * GiB,
        used: 96 * GiB,
        disks: ['vdb'],
      },
      { mountpoint: '/proc/fs/nfsd', type: 'nfsd', device: 'nfsd', disks: [] },
    ],
    interfaces: [
      { name: 'lo', addresses: ['127.0.0.1', '::1'] },
      { name: 'enp1s0', mac: '52:54:00:6b:29:7a', addresses: guest.addresses },
    ],
    clockAhead: -4200,
  };
}
