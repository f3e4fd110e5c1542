import { settledEngines } from '../engines.ts';
import { failureLine } from '../failure-line.ts';
import { table } from '../table.ts';
import { CliError, type Verb } from '../verb.ts';

export const engines: Verb = {
  name: 'engines',
  summary: 'show every container engine, and whether it answers',
  usage: '[--json]',
  positionals: { min: 0, max: 0 },
  async run(input) {
    const all = await settledEngines(input);
    // One that was named and does not answer is what the answer is about.
    const failed = input.connect.length > 0 ? all.find(({ failure }) => failure !== undefined) : undefined;
    if (failed?.failure !== undefined) throw new CliError(failureLine(failed.failure));
    if (input.json) await input.out(`${JSON.stringify(all, null, 2)}\n`);
    else
      await input.out(
        table(
          ['NAME', 'STATE', 'VERSION', 'API', 'ADDRESS'],
          all.map(({ label, state, facts, address }) => [
            label,
            state,
            facts === undefined ? '–' : `${facts.product} ${facts.version}`,
            facts?.api ?? '–',
            address,
          ]),
        ),
      );
    return 0;
  },
};
