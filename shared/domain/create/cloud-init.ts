import type { CloudInit } from '../../contract/create/cloud-init.ts';
import { hostNameOf } from '../cloud-init/host-name.ts';
import { type Choice, Choices } from './choices.ts';
import { seedContent } from './disks/media.ts';
import type { Decided, Setting } from './topic.ts';

/** What cloud-init is told, where the guest has it. */
export function decideCloudInit(setting: Setting): Decided<CloudInit> | undefined {
  if (seedContent(setting) !== 'cloud-init') return undefined;
  const { request } = setting;
  const choices = new Choices();
  const hostname = choices.take('cloudInit.hostname', request.cloudInit?.hostname, () => ({
    value: hostNameOf(request.name),
    why: 'the guest’s name, as far as a host name can be made of it',
  }));
  const users = request.cloudInit?.users?.map((user, at) => {
    const shell = choices.maybe(`cloudInit.users.${at}.shell`, user.shell, () => usualShell(setting));
    return { ...user, ...(shell !== undefined && { shell }) };
  });
  return { value: { ...request.cloudInit, ...(users && { users }), hostname }, reasons: choices.reasons };
}

/** Users that cloud-init adds get useradd's plain sh, unlike those that a distribution makes itself. */
function usualShell({ os }: Setting): Choice<string> | undefined {
  if (os?.family !== 'linux' || os.id.includes('alpine')) return undefined;
  return { value: '/bin/bash', why: `as ${os.label} gives its own users` };
}
