import type { ItemValues } from '#shared/contract/hardware.ts';
import type { PoolKind } from '#shared/domain/pools/kind.ts';
import { CliError, type VerbInput, type VerbOptions } from '../verb.ts';

/** Options by the property of the pool document that they say; a list takes several of the same. */
const properties = {
  path: ['path'],
  device: ['source.devices.path', 'source.devices'],
  host: ['source.hosts.name', 'source.hosts'],
  port: ['source.hosts.port'],
  dir: ['source.dir'],
  'source-name': ['source.name'],
  format: ['source.format'],
  initiator: ['source.initiator'],
  adapter: ['source.adapterName'],
  user: ['source.authUser'],
  secret: ['source.authSecret'],
  'nfs-version': ['source.protocolVersion'],
  'mount-option': ['mountOptions'],
} as const;

export const poolOptions: VerbOptions = Object.fromEntries(
  Object.keys(properties).map(name => [name, { type: 'string', multiple: true }]),
);

/** What the options say, as the form of this kind has it. */
export function valuesOf(kind: PoolKind, given: VerbInput['values']): ItemValues {
  const values: ItemValues = { ...kind.begin };
  for (const [option, names] of Object.entries(properties)) {
    const texts = textsOf(given[option]);
    if (texts.length === 0) continue;
    const field = kind.fields.find(({ property }) => names.some(name => name === property));
    if (!field) throw new CliError(`pools: a pool of the type ${kind.type} has no --${option}.`);
    const { property, input } = field;
    const [text = ''] = texts;
    if (input.kind === 'rows') {
      const key = input.row[0]?.property ?? 'name';
      values[property] = texts.map(each => ({ [key]: each }));
    } else if (texts.length > 1) {
      throw new CliError(`pools: --${option} can be given once for a pool of the type ${kind.type}.`);
    } else {
      values[property] = input.kind === 'number' && /^\d+$/.test(text) ? Number(text) : text;
    }
  }
  const login = kind.fields.find(({ property }) => property === 'source.authSecret');
  if (login?.input.kind === 'secret' && values['source.authSecret'] !== undefined)
    values['source.authType'] = login.input.usageType === 'iscsi' ? 'chap' : 'ceph';
  return values;
}

const textsOf = (value: VerbInput['values'][string]): string[] =>
  [value].flat().filter(each => typeof each === 'string');
