import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { z } from 'zod';
import { type CreatePlan, createRequestSchema, type CreateRequest } from '#shared/contract/create.ts';
import { failureLine } from '../failure-line.ts';
import { onlineConnections } from '../guests.ts';
import { followJob } from '../follow-job.ts';
import { CliError, type Verb, type VerbInput } from '../verb.ts';

/**
 * A plan file is the request of the create dialog; the connection may be left out, or be an address. A field
 * that nobody knows is refused: a misspelt one would make another guest than the one meant.
 */
const planSchema = createRequestSchema.extend({ connection: z.string().optional() }).strict();

async function readPlan(file: string): Promise<z.infer<typeof planSchema>> {
  let content: string;
  try {
    content = file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliError(
      `${file}: cannot be read (${code ?? 'unknown reason'}). Check the path and who may read it.`,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    throw new CliError(`${file}: not JSON: ${(error as Error).message}. Nothing was changed.`);
  }
  const plan = planSchema.safeParse(json);
  if (plan.success) return plan.data;
  const [issue] = plan.error.issues;
  const where = issue?.path.join('.') || 'the whole';
  const what = issue?.message.replace(/\.$/, '') ?? 'not as it should be';
  throw new CliError(`${file}: ${where}: ${what}. Nothing was changed.`);
}

async function toRequest(input: VerbInput, file: string): Promise<CreateRequest> {
  const { connection: wanted, ...plan } = await readPlan(file);
  const online = await onlineConnections(input);
  const chosen =
    wanted === undefined
      ? (online.find(({ id }) => id === 'system') ?? online[0])
      : online.find(({ id, uri }) => id === wanted || uri === wanted);
  if (chosen === undefined) {
    throw new CliError(
      `${file}: connection: “${wanted}” is not online. Leave it out, or name it with --connect URI too.`,
    );
  }
  return { ...plan, connection: chosen.id };
}

/**
 * The plan and the request it was made from. With --fix, what stands in the way is set right first, each kind
 * of thing once, but only when all of it can be: nothing is changed in vain.
 */
async function settlePlan(input: VerbInput, file: string, wanted: CreateRequest): Promise<Settled> {
  const client = await input.client();
  const tried = new Set<string>();
  for (let request = wanted; ; ) {
    const plan = await client.create.plan(request, { signal: input.signal });
    const hopeless = plan.problems.find(({ fix }) => fix === undefined || tried.has(fix.id));
    const problem = hopeless ?? plan.problems[0];
    if (problem === undefined) return { request, plan };
    const { field, failure, fix } = problem;
    if (fix === undefined || problem === hopeless || input.values['fix'] !== true) {
      const help =
        fix && hopeless === undefined
          ? ` Add --fix to ${fix.label[0]?.toLowerCase()}${fix.label.slice(1)} first.`
          : '';
      throw new CliError(`${file}: ${field}: ${failureLine(failure)}${help}`);
    }
    tried.add(fix.id);
    const fixing = await client.create.fix({ request, fix: fix.id }, { signal: input.signal });
    await followJob(input, fixing.job);
    request = fixing.request;
  }
}

interface Settled {
  readonly request: CreateRequest;
  readonly plan: CreatePlan;
}

export const create: Verb = {
  name: 'create',
  summary: 'create a guest from a plan file',
  usage: '--plan FILE [--dry-run | --fix]',
  options: { plan: { type: 'string' }, 'dry-run': { type: 'boolean' }, fix: { type: 'boolean' } },
  optionHelp: [
    [
      '--plan FILE',
      'JSON with at least name and source, for example {"name":"a","source":{"kind":"none"}}; - is stdin',
    ],
    ['--dry-run', 'print the XML it would define, and change nothing'],
    ['--fix', 'first make or start the pool or network it needs, or copy a source that QEMU cannot read'],
  ],
  positionals: { min: 0, max: 0 },
  async run(input) {
    const file = input.values['plan'];
    if (typeof file !== 'string')
      throw new CliError('create: --plan FILE is missing. Try: innkeeper create --help');
    const dryRun = input.values['dry-run'] === true;
    if (dryRun && input.values['fix'] === true)
      throw new CliError('create: --dry-run changes nothing and --fix does: give one of them.');
    const { request, plan } = await settlePlan(input, file, await toRequest(input, file));
    for (const { text, why } of plan.warnings) input.note(`${text} ${why}`);
    if (dryRun) {
      const xml = plan.xml.endsWith('\n') ? plan.xml : `${plan.xml}\n`;
      await input.out(input.json ? `${JSON.stringify(plan, null, 2)}\n` : xml);
      return 0;
    }
    const client = await input.client();
    const { job, guest } = await client.create.run(request, { signal: input.signal });
    await followJob(input, job);
    if (input.json) await input.out(`${JSON.stringify(guest)}\n`);
    else await input.out(`${request.name} is there: ${guest.uuid}\n`);
    return 0;
  },
};
