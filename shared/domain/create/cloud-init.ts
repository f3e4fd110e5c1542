import type { CloudInit } from '../../contract/create/cloud-init.ts';
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

/** Letters, digits and dashes, 63 at most (RFC 1123). */
export function hostNameOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 63);
  return plain.replaceAll(/^-+|-+$/g, '') || 'guest';
}
