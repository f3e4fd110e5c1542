import { guestNameSchema } from '#shared/contract/values.ts';
import { type PoolAction, poolTypeSchema, type PoolType, poolTypes } from '#shared/contract/pools.ts';
import { poolKinds } from '#shared/domain/pools/kinds.ts';
import { CliError, type VerbInput } from '../verb.ts';
import { valuesOf } from './options.ts';

export function typeOf(text: string): PoolType {
  const type = poolTypeSchema.safeParse(text);
  if (type.success) return type.data;
  throw new CliError(`pools: there is no type “${text}”. Give one of: ${poolTypes.join(', ')}.`);
}

const verbs: ReadonlySet<string> = new Set([
  'create',
  'start',
  'stop',
  'refresh',
  'autostart',
  'no-autostart',
  'build',
  'delete',
]);

/** The action that a line asks for. */
export function actionOf({ values }: VerbInput, what: string, name: string | undefined): PoolAction {
  if (!verbs.has(what)) throw new CliError(`pools: there is no “${what}”. Try: innkeeper pools --help`);
  if (name === undefined) throw new CliError(`pools: name the pool: innkeeper pools ${what} NAME`);
  const is = (option: string) => values[option] === true;
  const build = is('overwrite') ? 'overwrite' : is('build') ? 'make' : 'no';
  switch (what) {
    case 'create': {
      const type = typeOf(typeof values['type'] === 'string' ? values['type'] : 'dir');
      const named = guestNameSchema.safeParse(name);
      if (!named.success)
        throw new CliError(`pools: “${name}”: ${named.error.issues[0]?.message ?? 'no name'}`);
      return {
        do: 'create',
        type,
        name: named.data,
        values: valuesOf(poolKinds[type], values),
        build,
        start: !is('no-start'),
        autostart: is('autostart'),
      };
    }
    case 'start':
      return { do: 'start', pool: name, build };
    case 'stop':
    case 'refresh':
      return { do: what, pool: name };
    case 'autostart':
    case 'no-autostart':
      return { do: 'autostart', pool: name, on: what === 'autostart' };
    case 'build':
      return { do: 'build', pool: name, overwrite: is('overwrite') };
    case 'delete':
      return { do: 'delete', pool: name, contents: is('contents') };
    default:
      throw new CliError(`pools: there is no “${what}”. Try: innkeeper pools --help`);
  }
}
