import { resolve } from 'node:path';
import type { ProjectAction } from '#shared/contract/projects.ts';
import { CliError, type OptionValue } from '../verb.ts';

type Values = Readonly<Record<string, OptionValue>>;

/** What a subverb other than `list` is to do. `nameOf`: what a folder's project is called. */
export async function projectActionOf(
  subverb: string,
  subject: string | undefined,
  values: Values,
  nameOf: (folder: string) => Promise<string>,
): Promise<ProjectAction> {
  if (subject === undefined)
    throw new CliError(`Say ${subverb === 'up' ? 'the folder with the compose file' : 'which project'}.`);
  switch (subverb) {
    case 'up': {
      const folder = resolve(subject);
      const project = typeof values['name'] === 'string' ? values['name'] : await nameOf(folder);
      return {
        do: 'up',
        folder,
        project,
        build: values['build'] === true,
        pull: values['pull'] === true,
        orphans: values['remove-orphans'] === true,
      };
    }
    case 'down':
      return { do: 'down', project: subject, volumes: values['volumes'] === true };
    case 'start':
    case 'stop':
    case 'restart':
    case 'pull':
      return { do: subverb, project: subject };
    default:
      throw new CliError(`There is no “projects ${subverb}”. See “innkeeper projects --help”.`);
  }
}
