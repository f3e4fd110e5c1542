import type { CloudInit } from '../../contract/create/cloud-init.ts';
import { hostNameOf } from './host-name.ts';
import { networkConfig, type SeedNic } from './network-config.ts';
import { userData } from './user-data.ts';
import { yamlText } from './yaml-text.ts';

export interface SeedFile {
  readonly name: string;
  readonly text: string;
}

export interface SeededGuest {
  readonly name: string;
  readonly uuid: string;
  /** In the order of its document. */
  readonly nics: readonly SeedNic[];
}

/** The volume's label by which cloud-init finds it. */
export const SEED_LABEL = 'CIDATA';

/** What cloud-init's NoCloud source reads (https://cloudinit.readthedocs.io/en/latest/reference/datasources/nocloud.html). */
export function seedFiles(cloudInit: CloudInit, guest: SeededGuest): SeedFile[] {
  const network = networkConfig(cloudInit.network, guest.nics);
  const metaData = {
    // A guest with another id is a new machine to cloud-init, which sets it up anew.
    'instance-id': guest.uuid,
    'local-hostname': cloudInit.hostname ?? hostNameOf(guest.name),
  };
  return [
    { name: 'meta-data', text: yamlText(metaData) },
    { name: 'user-data', text: userData(cloudInit) },
    ...(network === undefined ? [] : [{ name: 'network-config', text: network }]),
  ];
}
