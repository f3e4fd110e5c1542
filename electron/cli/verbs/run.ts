import { oneEngine } from '../one-engine.ts';
import { failureLine } from '../failure-line.ts';
import { followJob } from '../follow-job.ts';
import { readAs } from '../plan/read-plan.ts';
import { runPlanJsonSchema, runPlanSchema } from '../plan/run-plan-schema.ts';
import { CliError, type Verb } from '../verb.ts';

export const run: Verb = {
  name: 'run',
  summary: 'run a container from a plan file',
  usage: '--plan FILE [--dry-run]',
  options: { plan: { type: 'string' }, 'dry-run': { type: 'boolean' }, schema: { type: 'boolean' } },
  optionHelp: [
    ['--plan FILE', 'JSON or YAML with at least image; - is stdin'],
    ['', 'for example {"image":"nginx:1.27","ports":[{"container":80,"host":8080}]}'],
    ['--dry-run', 'print the docker line that does the same, and change nothing'],
    ['--schema', 'print the JSON Schema of a plan file, and do nothing else'],
  ],
  positionals: { min: 0, max: 0 },
  async run(input) {
    const { plan: file, 'dry-run': dryRun, schema } = input.values;
    if (schema === true) {
      await input.out(`${JSON.stringify(runPlanJsonSchema(), null, 2)}\n`);
      return 0;
    }
    if (typeof file !== 'string')
      throw new CliError('run: --plan FILE is missing. Try: innkeeper run --help');
    const { engine: wanted, ...rest } = await readAs(runPlanSchema, 'run', file);
    const engine = await oneEngine(input, file, wanted);
    const request = { ...rest, engine: engine.id };
    const client = await input.client();
    const plan = await client.containerRun.plan(request, { signal: input.signal });
    const [problem] = plan.problems;
    if (problem !== undefined)
      throw new CliError(`${file}: ${problem.field}: ${failureLine(problem.failure)}`);
    for (const { text, why, remedy } of plan.risks) input.note(`${text} ${why} ${remedy}`);
    for (const { text } of plan.notes) input.note(text);
    if (dryRun === true) {
      await input.out(input.json ? `${JSON.stringify(plan, null, 2)}\n` : `${plan.line}\n`);
      return 0;
    }
    const { job } = await client.containerRun.run(request, { signal: input.signal });
    await followJob(input, job);
    const made = await client.containerRun.made({ job });
    await input.out(input.json ? `${JSON.stringify(made)}\n` : `${made.id}\n`);
    return 0;
  },
};
