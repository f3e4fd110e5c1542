import type { RunRequest } from '#shared/contract/container-run/request.ts';
import type { RunFacts } from './facts.ts';
import { flag, flagEach } from './part.ts';
import { runParts } from './parts.ts';
import { networksOf } from './parts/network.ts';
import { processWords } from './parts/process.ts';
import { quoteWord, quoteWords } from './words/shell-words.ts';

/** Where Docker's program looks by itself. */
const usual = new Set(['unix:///var/run/docker.sock', 'unix:///run/docker.sock']);

/**
 * The line that does the same in a shell. `docker run` joins one network on engines of every age: for more the
 * container is made first, and started once it is on all of them.
 */
export function runLine(request: RunRequest, { engine }: Pick<RunFacts, 'engine'>): string {
  const docker = ['docker', ...flag('host', usual.has(engine.address) ? undefined : engine.address)];
  const [, ...others] = networksOf(request);
  const starts = request.start !== false;
  const atOnce = starts && others.length === 0;
  const made = quoteWords([
    ...docker,
    ...(atOnce ? ['run', '--detach'] : ['create']),
    ...flag('name', request.name),
    ...flag('pull', request.pull === 'missing' ? undefined : request.pull),
    ...flag('platform', request.platform),
    ...runParts.flatMap(part => part.flags(request)),
    request.image,
    ...processWords(request).command,
  ]);
  if (others.length === 0) return made;
  const it = request.name === undefined ? '"$id"' : quoteWord(request.name);
  return [
    request.name === undefined ? `id=$(${made})` : made,
    ...others.map(({ name, aliases, ipv4, ipv6 }) => {
      const flags = [...flagEach('alias', aliases), ...flag('ip', ipv4), ...flag('ip6', ipv6)];
      return `${quoteWords([...docker, 'network', 'connect', ...flags, name])} ${it}`;
    }),
    ...(starts ? [`${quoteWords([...docker, 'start'])} ${it}`] : []),
  ].join(' && ');
}
