import { basename, join, resolve } from 'node:path';
import { stat } from 'node:fs/promises';
import { fromStdin, toStdout } from '../carry-archive.ts';
import { followJob } from '../follow-job.ts';
import { oneContainer } from '../one-container.ts';
import { CliError, type Verb } from '../verb.ts';

/** `NAME:/path`; undefined for a path of this computer. */
function insideOf(text: string): { name: string; path: string } | undefined {
  const [, name, path] = /^([\w][\w.-]*):(\/.*)$/.exec(text) ?? [];
  return name === undefined || path === undefined ? undefined : { name, path };
}

/** `innkeeper cp`: between a container and this computer. */
export const cp: Verb = {
  name: 'cp',
  summary: 'copy files out of a container, or into one',
  usage: 'NAME:/path FILE|- | FILE… NAME:/folder | - NAME:/folder [--overwrite]',
  options: { overwrite: { type: 'boolean' } },
  optionHelp: [
    ['-', 'a tar archive: written to stdout, or read from stdin and unpacked in the folder'],
    ['--overwrite', 'write over files of the same names in the container'],
  ],
  positionals: { min: 2, max: 1000 },
  async run(input) {
    const target = input.positionals.at(-1) ?? '';
    const sources = input.positionals.slice(0, -1);
    const into = insideOf(target);
    const from = insideOf(sources[0] ?? '');
    if ((into === undefined) === (from === undefined) || (from && sources.length > 1))
      throw new CliError('Name one side as NAME:/path: cp web:/etc/hosts ./hosts, or cp ./site web:/srv.');
    if (sources.includes('-') && sources.length > 1)
      throw new CliError('“-” is an archive of its own: copy the files in another step.');
    const { engine, id } = await oneContainer(input, (into ?? from)?.name ?? '');
    const { containerFiles } = await input.client();
    const container = { engine, id };
    if (into !== undefined) {
      const overwrite = input.values['overwrite'] === true;
      const given = { container, folder: into.path, overwrite };
      if (sources[0] === '-') return await fromStdin(input, given);
      const paths = sources.map(each => resolve(each));
      const { job } = await containerFiles.copyIn({ ...given, source: { from: 'paths', paths } });
      await followJob(input, job);
      return 0;
    }
    const { path } = from ?? { path: '/' };
    if (target === '-') return await toStdout(input, container, path);
    const here = await stat(target).catch(() => undefined);
    const to = resolve(here?.isDirectory() === true ? join(target, basename(path)) : target);
    const { job } = await containerFiles.copyOut({ container, paths: [path], to: { to: 'path', path: to } });
    await followJob(input, job);
    return 0;
  },
};
