import { followJob } from '../follow-job.ts';
import { oneEngine } from '../one-engine.ts';
import type { Verb } from '../verb.ts';

export const pull: Verb = {
  name: 'pull',
  summary: 'pull an image from a registry',
  usage: '[--platform OS/ARCH] NAME',
  options: { platform: { type: 'string' } },
  optionHelp: [['--platform OS/ARCH', 'the image for another platform than that of the engine']],
  positionals: { min: 1, max: 1 },
  async run(input) {
    const { id: engine } = await oneEngine(input, 'pull');
    const client = await input.client();
    const [name = ''] = input.positionals;
    const { platform } = input.values;
    const { job } = await client.images.pull({
      engine,
      name,
      ...(typeof platform === 'string' && { platform }),
    });
    await followJob(input, job);
    return 0;
  },
};
