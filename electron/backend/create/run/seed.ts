import { SEED_LABEL, seedFiles } from '#shared/domain/cloud-init/seed-files.ts';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import type { Uuid } from '#shared/contract/values.ts';
import type { Seed } from './carrying.ts';
import { addressesIn } from './nic-addresses.ts';

/** What cloud-init reads. @param xml the guest's document, with the addresses of its network cards */
export async function seedOf(request: CreateRequest, uuid: Uuid, xml: string): Promise<Seed> {
  const nics = addressesIn(xml).map(mac => (mac === undefined ? {} : { mac }));
  return { label: SEED_LABEL, files: seedFiles(request.cloudInit ?? {}, { name: request.name, uuid, nics }) };
}
