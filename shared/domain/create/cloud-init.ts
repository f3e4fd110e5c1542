import type { CloudInit } from '../../contract/create/cloud-init.ts';
import { hostNameOf } from '../cloud-init/host-name.ts';
import { Choices } from './choices.ts';
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
  return { value: { ...request.cloudInit, hostname }, reasons: choices.reasons };
}
