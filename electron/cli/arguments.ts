import { parseArgs } from 'node:util';
import { CliError, type OptionValue, type Verb, type VerbOptions } from './verb.ts';

export const commonOptions = {
  connect: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  'state-dir': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies VerbOptions;

export interface ParsedVerb {
  readonly values: Readonly<Record<string, OptionValue>>;
  readonly positionals: readonly string[];
  readonly connect: readonly string[];
  readonly json: boolean;
  readonly stateDir: string | undefined;
  readonly help: boolean;
}

const text = (value: OptionValue): string | undefined => (typeof value === 'string' ? value : undefined);

/** Throws CliError when the arguments are not what the verb takes. */
export function parseVerb(verb: Verb, argv: readonly string[]): ParsedVerb {
  const hint = `Try: innkeeper ${verb.name} --help`;
  let parsed: { values: Record<string, OptionValue>; positionals: string[] };
  try {
    const options: VerbOptions = { ...commonOptions, ...verb.options };
    parsed = parseArgs({ args: [...argv], options, strict: true, allowPositionals: true });
  } catch (error) {
    // Node's own text goes on to explain how to pass such a word as an argument.
    throw new CliError(`${(error as Error).message.split(/\.(?:\s|$)/)[0]}. ${hint}`);
  }
  const { values, positionals } = parsed;
  const help = values['help'] === true;
  const { min, max } = verb.positionals;
  if (!help && positionals.length < min) throw new CliError(`${verb.name}: something is missing. ${hint}`);
  if (!help && positionals.length > max) {
    throw new CliError(`${verb.name}: “${positionals[max]}” is one argument too many. ${hint}`);
  }
  return {
    values,
    positionals,
    connect: Array.isArray(values['connect']) ? values['connect'].filter(uri => typeof uri === 'string') : [],
    json: values['json'] === true,
    stateDir: text(values['state-dir']),
    help,
  };
}
