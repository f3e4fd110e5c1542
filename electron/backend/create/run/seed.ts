import type { Uuid } from '#shared/contract/values.ts';
import { SEED_LABEL, seedFiles } from '#shared/domain/cloud-init/seed-files.ts';
import { decideCloudInit } from '#shared/domain/create/cloud-init.ts';
import type { Setting } from '#shared/domain/create/topic.ts';
import type { Seed } from './carrying.ts';
import { addressesIn } from './nic-addresses.ts';

/** What cloud-init reads. @param xml the guest's document, with the addresses of its network cards */
export async function seedOf(setting: Setting, uuid: Uuid, xml: string): Promise<Seed> {
  const nics = addressesIn(xml).map(mac => (mac === undefined ? {} : { mac }));
  const guest = { name: setting.request.name, uuid, nics };
  return { label: SEED_LABEL, files: seedFiles(decideCloudInit(setting)?.value ?? {}, guest) };
}
