import type { TemplateAnswers } from '#shared/contract/templates.ts';
import { makeGuest } from '../make-guest.ts';
import { planJsonSchema } from '../plan/plan-schema.ts';
import { oneConnection } from '../one-connection.ts';
import { readPlan } from '../plan/read-plan.ts';
import { CliError, type Verb, type VerbInput } from '../verb.ts';

const hint = 'Try: innkeeper create --help';

export const create: Verb = {
  name: 'create',
  summary: 'create a guest from a plan file or a template',
  usage: '[--plan FILE] [--template NAME] [--name NAME] [--dry-run | --fix]',
  options: {
    plan: { type: 'string' },
    template: { type: 'string' },
    name: { type: 'string' },
    schema: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    fix: { type: 'boolean' },
  },
  optionHelp: [
    ['--plan FILE', 'JSON or YAML with at least name and source; - is stdin'],
    ['', 'for example {"name":"a","source":{"kind":"none"}}'],
    ['--template NAME', 'take from this template what the plan leaves open'],
    ['--name NAME', 'call the guest this, whatever the plan says'],
    ['--dry-run', 'print the XML it would define, and change nothing'],
    ['--fix', 'first make or start the pool or network it needs, or copy a source that QEMU cannot read'],
    ['--schema', 'print the JSON Schema of a plan file, and do nothing else'],
  ],
  positionals: { min: 0, max: 0 },
  async run(input) {
    if (input.values['schema'] === true) {
      await input.out(`${JSON.stringify(planJsonSchema(), null, 2)}\n`);
      return 0;
    }
    const [file, template, name] = ['plan', 'template', 'name'].map(option => textOf(input, option));
    const dryRun = input.values['dry-run'] === true;
    const fix = input.values['fix'] === true;
    if (file === undefined && template === undefined)
      throw new CliError(`create: --plan FILE is missing, or --template NAME. ${hint}`);
    if (file === undefined && name === undefined)
      throw new CliError(`create: a guest made from a template alone needs --name NAME. ${hint}`);
    if (dryRun && fix)
      throw new CliError('create: --dry-run changes nothing and --fix does: give one of them.');
    const answers = template === undefined ? undefined : await answersOf(input, template);
    const { connection, ...plan } = await readPlan({ file, template: answers, name });
    const origin = file ?? `template ${template}`;
    const { id } = await oneConnection(input, origin, connection);
    return makeGuest(input, { ...plan, connection: id }, { file: origin, dryRun, fix });
  },
};

function textOf(input: VerbInput, option: string): string | undefined {
  const value = input.values[option];
  return typeof value === 'string' ? value : undefined;
}

async function answersOf(input: VerbInput, wanted: string): Promise<TemplateAnswers> {
  const client = await input.client();
  const { templates, unreadable, folder } = await client.templates.list({}, { signal: input.signal });
  const found = templates.find(({ id, name }) => name === wanted || id === wanted);
  if (found) return found.answers;
  const broken = unreadable.find(({ path }) => path.endsWith(`/${wanted}.json`));
  if (broken) throw new CliError(`${broken.path}: ${broken.why} Correct the file, or save it anew.`);
  const known = templates.map(({ name }) => `“${name}”`).join(', ');
  throw new CliError(
    `There is no template “${wanted}” in ${folder}. ${known === '' ? 'It holds none.' : `It has ${known}.`}`,
  );
}
