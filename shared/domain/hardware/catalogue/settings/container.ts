import type { ItemValues } from '../../../../contract/hardware.ts';
import { unset, words } from '../choices.ts';
import { choose, number, onOff, rows, text, toggle } from '../fields.ts';
import type { Field, SettingsPage } from '../kind.ts';
import { onContainer } from '../machine.ts';

/** capabilities(7), those that a container is asked about most first. */
const CAPABILITIES: readonly (readonly [name: string, what: string])[] = [
  ['sys_admin', 'Mounts, quotas and much else: nearly root of the host.'],
  ['net_admin', 'Interfaces, routes and firewalls.'],
  ['net_raw', 'Raw packets, as ping sends.'],
  ['net_bind_service', 'Ports below 1024.'],
  ['net_broadcast', 'Broadcasts.'],
  ['sys_module', 'Loading kernel modules of the host.'],
  ['sys_time', 'Setting the host’s clock.'],
  ['sys_boot', 'Restarting.'],
  ['sys_chroot', 'Changing the root folder.'],
  ['sys_nice', 'Raising priorities.'],
  ['sys_pacct', 'Process accounting.'],
  ['sys_ptrace', 'Looking into other processes.'],
  ['sys_rawio', 'Raw I/O ports.'],
  ['sys_resource', 'Past limits of resources.'],
  ['sys_tty_config', 'Terminals.'],
  ['mknod', 'Making device nodes.'],
  ['audit_control', 'Changing the audit system.'],
  ['audit_write', 'Writing to the audit log.'],
  ['block_suspend', 'Keeping the host awake.'],
  ['chown', 'Changing owners.'],
  ['dac_override', 'Past file permissions.'],
  ['dac_read_search', 'Past permissions for reading.'],
  ['fowner', 'What only a file’s owner may do.'],
  ['fsetid', 'Keeping set-user-ID bits.'],
  ['ipc_lock', 'Locking memory.'],
  ['ipc_owner', 'Past permissions of System V IPC.'],
  ['kill', 'Signals to any process.'],
  ['lease', 'File leases.'],
  ['linux_immutable', 'Immutable files.'],
  ['mac_admin', 'Changing mandatory access control.'],
  ['mac_override', 'Past mandatory access control.'],
  ['setgid', 'Taking on any group.'],
  ['setfcap', 'Giving capabilities to files.'],
  ['setpcap', 'Giving capabilities away.'],
  ['setuid', 'Taking on any user.'],
  ['syslog', 'The kernel’s log.'],
  ['wake_alarm', 'Waking the host.'],
];

const SHARED = words(['netns', 'Named namespace'], ['pid', 'Process'], ['name', 'Container']);

function share(property: string, label: string, what: string): Field[] {
  return [
    choose(`lxcNamespace.${property}From`, `${label} shared with`, what, [unset('Nobody'), ...SHARED]),
    text(`lxcNamespace.${property}`, `${label}: of`, 'Its name, or the number of the process.', {
      check: (value, _, values) =>
        values[`lxcNamespace.${property}From`] && !value ? 'Give its name or number.' : undefined,
    }),
  ];
}

const range: readonly Field[] = [
  number('start', 'From', 'First number in the container; the first row begins with 0.', { min: 0 }),
  number('target', 'Is on the host', 'First number there.', { min: 0 }),
  number('count', 'So many', 'That follow.', { min: 1 }),
];

export const container: SettingsPage = {
  id: 'container',
  label: 'Container',
  not: context => (onContainer(context) ? undefined : 'It is no container.'),
  summary: ({ domain }) => (domain.uidMap.length > 0 ? 'users mapped' : 'root is root of the host'),
  sections: [
    {
      title: 'Users',
      fields: [
        rows(
          'uidMap',
          'Users',
          'Who the container’s users are on the host: without it, its root is root there.',
          'Add range',
          range,
        ),
        rows('gidMap', 'Groups', 'The same of groups.', 'Add range', range),
      ],
    },
    {
      title: 'Network and names',
      fields: [
        toggle(
          'features.privateNetwork',
          'Network of its own',
          'Even without a card of its own it sees none of the host’s.',
        ),
        ...share('network', 'Network', 'The container has that one’s interfaces.'),
        ...share('ipc', 'IPC', 'Shared memory and semaphores.'),
        ...share('hostName', 'Host name', 'The same name.'),
      ],
    },
    {
      title: 'What root may do',
      fields: [
        choose('features.capabilities', 'Unless said below', 'What the container’s root may.', [
          unset('The usual'),
          ...words(['default', 'The usual'], ['allow', 'Everything'], ['deny', 'Nothing']),
        ]),
        ...CAPABILITIES.map(([name, what]) => ({
          ...onOff(`features.capability.${name}`, name, what),
          rare: true,
          // libvirt wants the rule before its exceptions.
          along: (_: unknown, __: unknown, values: ItemValues): ItemValues =>
            values['features.capabilities'] ? {} : { 'features.capabilities': 'default' },
        })),
      ],
    },
  ],
  about: 'https://libvirt.org/drvlxc.html',
};
