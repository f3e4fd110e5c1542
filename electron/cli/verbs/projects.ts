import { containersOf, stateOf } from '#shared/domain/projects/project.ts';
import { carryOut } from '../carry-out.ts';
import { onlineEngines } from '../engines.ts';
import { projectActionOf } from '../projects/action.ts';
import { readProjects } from '../projects/read-projects.ts';
import { table } from '../table.ts';
import { CliError, type Verb, type VerbInput } from '../verb.ts';

export const projects: Verb = {
  name: 'projects',
  summary: 'Compose projects of a container engine: list, up, down, start, stop, restart, pull',
  usage: 'list | up FOLDER | down PROJECT | start|stop|restart|pull PROJECT',
  options: {
    name: { type: 'string' },
    build: { type: 'boolean' },
    pull: { type: 'boolean' },
    'remove-orphans': { type: 'boolean' },
    volumes: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  optionHelp: [
    ['up FOLDER', 'bring up what its compose file says; with --name, --build, --pull, --remove-orphans'],
    ['down PROJECT', 'remove its containers and networks; with --volumes its volumes too, and all in them'],
    ['--dry-run', 'say what would be done, and change nothing'],
  ],
  positionals: { min: 1, max: 2 },
  async run(input) {
    const [subverb = 'list', subject] = input.positionals;
    if (subverb === 'list') return await list(input);
    const [engine, ...others] = await onlineEngines(input);
    if (engine === undefined || others.length > 0)
      throw new CliError('There are several container engines: name one with --connect ADDRESS.');
    const client = await input.client();
    const action = await projectActionOf(
      subverb,
      subject,
      input.values,
      async folder => (await client.projects.look({ engine: engine.id, folder })).name,
    );
    const plan = await client.projects.plan({ engine: engine.id, action }, { signal: input.signal });
    await carryOut(input, {
      about: action.project,
      plan,
      dryRun: input.values['dry-run'] === true,
      run: stamp => client.projects.run({ engine: engine.id, action, stamp }),
    });
    return 0;
  },
};

async function list(input: VerbInput): Promise<number> {
  const rows = [];
  for (const { id, label } of await onlineEngines(input))
    for (const project of await readProjects(input, id))
      rows.push({
        name: project.name,
        state: stateOf(project),
        services: project.services.map(({ name }) => name),
        containers: containersOf(project).map(({ name }) => name),
        folder: project.folder,
        engine: label,
      });
  if (input.json) await input.out(`${JSON.stringify(rows, null, 2)}\n`);
  else
    await input.out(
      table(
        ['NAME', 'STATE', 'SERVICES', 'FOLDER', 'ENGINE'],
        rows.map(({ name, state, services, folder, engine }) => [
          name,
          state,
          services.join(', ') || '–',
          folder ?? '–',
          engine,
        ]),
      ),
    );
  return 0;
}
