import type { ActionPlan } from '../../contract/action-plan.ts';
import { hostNameOf } from '../cloud-init/host-name.ts';
import { isWindows } from '../appliance/os-names.ts';

type Warning = ActionPlan['warnings'][number];

/** What of a system's own identity a copy of its disk has too, and how that is given anew, inside the copy. */
export function identityHint(osId: string | undefined, name: string): Warning | undefined {
  if (osId !== undefined && isWindows(osId))
    return {
      text: 'Windows on the copy has the same computer name and security identifier.',
      why: 'They are on its disk. In a domain two computers of one name shut each other out.',
      remedy: 'Run “%WINDIR%\\System32\\Sysprep\\sysprep.exe /generalize /oobe /reboot” in the copy, once.',
    };
  if (osId !== undefined && /bsd/i.test(osId))
    return {
      text: 'The copy has the same host name, host id and ssh host keys.',
      why: 'They are on its disk.',
      remedy:
        'In the copy, once: “rm /etc/hostid /etc/ssh/ssh_host_*”, set hostname in /etc/rc.conf, restart.',
    };
  if (osId !== undefined && /msdos|freedos|haiku/.test(osId)) return undefined;
  // Neither is a word that a shell would make something else of.
  const sysprep = /^[\w.-]+$/.test(name)
    ? ` Or, before its first start, on this host: “virt-sysprep -d ${name}”.`
    : '';
  return {
    text: 'The system on the copy has the same host name, machine id and ssh host keys.',
    why: 'They are on its disk. By one machine id two guests may be given the same address by DHCP.',
    remedy:
      `For Linux, in the copy, once: “sudo hostnamectl set-hostname ${hostNameOf(name)} && ` +
      'sudo truncate -s 0 /etc/machine-id && sudo rm -f /etc/ssh/ssh_host_* && sudo ssh-keygen -A”, then restart it.' +
      sysprep,
  };
}
