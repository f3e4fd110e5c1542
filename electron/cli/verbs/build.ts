import { resolve } from 'node:path';
import { failureLine } from '../failure-line.ts';
import { followJob } from '../follow-job.ts';
import { oneEngine } from '../one-engine.ts';
import { CliError, type OptionValue, type Verb } from '../verb.ts';

export const build: Verb = {
  name: 'build',
  summary: 'build an image from a folder with a Dockerfile',
  usage:
    '[--file DOCKERFILE] [--tag NAME]… [--arg NAME=VALUE]… [--target STAGE] [--no-cache] [--pull] FOLDER',
  options: {
    file: { type: 'string' },
    tag: { type: 'string', multiple: true },
    arg: { type: 'string', multiple: true },
    target: { type: 'string' },
    'no-cache': { type: 'boolean' },
    pull: { type: 'boolean' },
  },
  optionHelp: [
    ['--file DOCKERFILE', 'within the folder; “Dockerfile” unless said'],
    ['--tag NAME', 'what the image is called; can be given several times'],
    ['--arg NAME=VALUE', 'an argument of the Dockerfile'],
    ['--target STAGE', 'where to end, in a Dockerfile of several stages'],
    ['--no-cache', 'use nothing again that was built before'],
    ['--pull', 'ask registries for newer images to build on'],
  ],
  positionals: { min: 1, max: 1 },
  async run(input) {
    const { id: engine } = await oneEngine(input, 'build');
    const client = await input.client();
    const { file, target } = input.values;
    const folder = resolve(input.positionals[0] ?? '.');
    const { dockerfiles, failure } = await client.images.buildOffer({ engine, folder });
    if (failure) throw new CliError(failureLine(failure));
    const dockerfile = typeof file === 'string' ? file : dockerfiles[0]?.path;
    if (dockerfile === undefined)
      throw new CliError('build: there is no Dockerfile in this folder. Name one with --file.');
    const { job } = await client.images.build({
      engine,
      choice: {
        folder,
        dockerfile,
        tags: texts(input.values['tag']),
        args: Object.fromEntries(texts(input.values['arg']).map(assignment)),
        labels: {},
        ...(typeof target === 'string' && { target }),
        ...(input.values['no-cache'] === true && { noCache: true }),
        ...(input.values['pull'] === true && { pull: true }),
      },
    });
    const { results } = await followJob(input, job);
    const image = results?.find(({ label }) => label === 'Image')?.value;
    if (image !== undefined) await input.out(`${image}\n`);
    return 0;
  },
};

const texts = (value: OptionValue): string[] =>
  Array.isArray(value) ? value.filter(each => typeof each === 'string') : [];

function assignment(text: string): [name: string, value: string] {
  const at = text.indexOf('=');
  if (at < 1) throw new CliError(`build: --arg “${text}” is no NAME=VALUE.`);
  return [text.slice(0, at), text.slice(at + 1)];
}
