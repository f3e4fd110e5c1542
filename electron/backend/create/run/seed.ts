import { SEED_LABEL, seedFiles } from '#shared/domain/cloud-init/seed-files.ts';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import type { Uuid } from '#shared/contract/values.ts';
import type { Work } from '#shared/domain/create/work.ts';
import { fail } from '../../failures/fail.ts';
import type { Seed } from './carrying.ts';
import { addressesIn } from './nic-addresses.ts';

/** @param xml the guest's document, with the addresses of its network cards */
export async function seedOf(
  content: Extract<Work, { kind: 'seed-volume' }>['content'],
  request: CreateRequest,
  uuid: Uuid,
  xml: string,
): Promise<Seed> {
  if (content === 'unattended') throw fail('UNSUPPORTED');
  const nics = addressesIn(xml).map(mac => (mac === undefined ? {} : { mac }));
  return { label: SEED_LABEL, files: seedFiles(request.cloudInit ?? {}, { name: request.name, uuid, nics }) };
}
