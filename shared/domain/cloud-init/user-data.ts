import type { CloudInit } from '../../contract/create/cloud-init.ts';
import { yamlText } from './yaml-text.ts';

type User = NonNullable<CloudInit['users']>[number];

/** https://cloudinit.readthedocs.io/en/latest/reference/modules.html */
export function userData(answers: CloudInit): string {
  const { users = [], packages = [], commands = [], upgrade, timezone, locale } = answers;
  const config = {
    // The guest finds itself by name, also where no DNS server knows it.
    manage_etc_hosts: 'localhost',
    // Left out, the image's own user is made; with a list it is not.
    ...(users.length > 0 && { users: users.map(userEntry) }),
    // Else root's keys only say that another user is to be taken.
    ...(users.some(({ name }) => name === 'root') && { disable_root: false }),
    // The lists in an image are as old as it is.
    ...((packages.length > 0 || upgrade === true) && { package_update: true }),
    ...(upgrade !== undefined && { package_upgrade: upgrade }),
    ...(packages.length > 0 && { packages }),
    ...(timezone !== undefined && timezone !== '' && { timezone }),
    ...(locale !== undefined && locale !== '' && { locale }),
    ...(commands.length > 0 && { runcmd: commands }),
  };
  return `#cloud-config\n${yamlText(config)}`;
}

function userEntry({ name, passwordHash, sshKeys = [], admin, shell }: User): object {
  return {
    name,
    lock_passwd: passwordHash === undefined,
    // Unlike `passwd` also for a user that the image has already.
    ...(passwordHash !== undefined && { hashed_passwd: passwordHash }),
    ...(sshKeys.length > 0 && { ssh_authorized_keys: sshKeys }),
    ...(admin === true && { sudo: 'ALL=(ALL) NOPASSWD:ALL' }),
    ...(shell !== undefined && shell !== '' && { shell }),
  };
}
