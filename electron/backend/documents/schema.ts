import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Completer } from '#shared/libvirt-xml/grammar/complete.ts';
import { readGrammar } from '#shared/libvirt-xml/grammar/read-schema.ts';
import { Validator } from '#shared/libvirt-xml/grammar/validate.ts';
import type { Logger } from '../ports.ts';

/** Where libvirt installs its schemas; with its client library, so that they are here for hosts elsewhere too. */
const FOLDERS = [
  '/usr/share/libvirt/schemas',
  '/usr/local/share/libvirt/schemas',
  '/opt/homebrew/share/libvirt/schemas',
];

export interface DomainSchema {
  readonly validator: Validator;
  readonly completer: Completer;
}

let reading: Promise<DomainSchema | undefined> | undefined;

/** The same as {@link readDomainSchema}, read once: it is some hundred kilobytes. */
export const domainSchema = (log: Logger): Promise<DomainSchema | undefined> =>
  (reading ??= readDomainSchema(log));

/** The schema of domains that this computer has; undefined without libvirt's, or with one we cannot read. */
export async function readDomainSchema(
  log: Logger,
  folders: readonly string[] = FOLDERS,
): Promise<DomainSchema | undefined> {
  for (const folder of folders) {
    try {
      const names = (await readdir(folder)).filter(name => name.endsWith('.rng'));
      const texts = names.map(async name => [name, await readFile(join(folder, name), 'utf8')] as const);
      const grammar = readGrammar('domain.rng', new Map(await Promise.all(texts)));
      return { validator: new Validator(grammar), completer: new Completer(grammar) };
    } catch (error) {
      log.debug({ err: error, folder }, 'No schema of libvirt here');
    }
  }
  return undefined;
}
