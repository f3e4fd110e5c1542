import { join } from 'node:path';
import { z } from 'zod';
import { type NamedDevice, namedDeviceSchema } from '#shared/contract/device-names.ts';
import { fail } from '../failures/fail.ts';
import type { Logger } from '../ports.ts';
import { JsonFile } from '../settings/json-file.ts';

const schema = z.array(namedDeviceSchema);

/** The names of devices, of all hosts together: a name means the same wherever a guest runs. */
export class NamesStore {
  readonly #file: JsonFile<typeof schema>;
  #devices: Promise<NamedDevice[]> | undefined;

  constructor(stateDir: string, log: Logger) {
    this.#file = new JsonFile({
      path: join(stateDir, 'device-names.json'),
      version: 1,
      schema,
      empty: [],
      log,
    });
  }

  list(): Promise<NamedDevice[]> {
    this.#devices ??= this.#file.load();
    return this.#devices;
  }

  /** Throws NOT_FOUND. */
  async require(name: string): Promise<NamedDevice> {
    const found = (await this.list()).find(device => device.name === name);
    if (!found) throw fail('NOT_FOUND', { name });
    return found;
  }

  /** Throws NAME_TAKEN. */
  async add(device: NamedDevice): Promise<void> {
    const devices = await this.list();
    if (devices.some(({ name }) => name === device.name)) throw fail('NAME_TAKEN', { name: device.name });
    await this.#save([...devices, device]);
  }

  /** Undefined takes it out. */
  async replace(name: string, by: NamedDevice | undefined): Promise<void> {
    const devices = await this.list();
    await this.#save(devices.flatMap(device => (device.name === name ? (by ?? []) : device)));
  }

  async #save(devices: NamedDevice[]): Promise<void> {
    await this.#file.save(devices);
    this.#devices = Promise.resolve(devices);
  }
}
