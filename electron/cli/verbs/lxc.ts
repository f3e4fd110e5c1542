import { type LxcRequest, lxcRequestSchema } from '#shared/contract/lxc.ts';
import { parseSize } from '#shared/domain/size-text.ts';
import { carryOut } from '../carry-out.ts';
import { lxcRoot } from '../lxc/root.ts';
import { onlineConnections } from '../guests.ts';
import { CliError, type Verb, type VerbInput } from '../verb.ts';

export const lxc: Verb = {
  name: 'lxc',
  summary: 'make a Linux container by libvirt',
  usage: 'create NAME (--folder DIR | --tarball FILE | --image IMAGE | --suite SUITE) [PROGRAM ARG…]',
  options: {
    folder: { type: 'string' },
    copy: { type: 'boolean' },
    tarball: { type: 'string' },
    image: { type: 'string' },
    suite: { type: 'string' },
    mirror: { type: 'string' },
    package: { type: 'string', multiple: true },
    parent: { type: 'string' },
    init: { type: 'string' },
    memory: { type: 'string' },
    vcpus: { type: 'string' },
    network: { type: 'string' },
    privileged: { type: 'boolean' },
    off: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  optionHelp: [
    ['--folder DIR', 'a root folder that is there, used as it is; --copy: a copy of it'],
    ['--tarball FILE', 'a tar archive of one, packed or not'],
    ['--image IMAGE', 'the files of an image of a container engine (name it with --connect too)'],
    ['--suite SUITE', 'a distribution, built with what is there; --mirror URL, --package NAME …'],
    ['--parent DIR', 'where root folders of ours are made'],
    ['--init PATH', 'of a whole system: /sbin/init unless said; with PROGRAM, that one runs alone'],
    ['--memory SIZE', '512 MiB unless said; --vcpus N; --network NAME, or none'],
    ['--privileged', 'root of the container is root of the host'],
    ['--off', 'do not start it'],
    ['--dry-run', 'print the document it would define, and change nothing'],
  ],
  positionals: { min: 2, max: 200 },
  async run(input) {
    const [what, name = '', ...program] = input.positionals;
    if (what !== 'create') throw new CliError(`lxc: there is no “${what}”. Try: innkeeper lxc --help`);
    const request = await requestOf(input, name, program);
    const client = await input.client();
    const { signal } = input;
    const plan = await client.lxc.plan(request, { signal });
    const dryRun = input.values['dry-run'] === true;
    if (dryRun && !input.json && plan.problems.length === 0) {
      await input.out(`${plan.xml.trimEnd()}\n`);
      return 0;
    }
    const run = (stamp: string) => client.lxc.run({ request, stamp }, { signal });
    const done = await carryOut(input, { about: name, plan, dryRun, run });
    if (done) await input.out(input.json ? `${JSON.stringify({ name })}\n` : `${name} is there.\n`);
    return 0;
  },
};

const word = ({ values }: VerbInput, name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};

async function requestOf(
  input: VerbInput,
  name: string,
  [path, ...args]: readonly string[],
): Promise<LxcRequest> {
  const client = await input.client();
  const host = (await onlineConnections(input)).find(({ uri }) => /^lxc[+:]/i.test(uri));
  if (!host) throw new CliError('lxc: no connection makes containers. Name it: --connect lxc:///system');
  const options = await client.lxc.options({ connection: host.id }, { signal: input.signal });
  const network = word(input, 'network') ?? options.networks.find(({ active }) => active)?.name ?? 'none';
  const memory = parseSize(word(input, 'memory') ?? '512 MiB');
  if (memory === undefined) throw new CliError('lxc: --memory: write it as 512 MiB or 2 GiB.');
  const parent = word(input, 'parent');
  const parsed = lxcRequestSchema.safeParse({
    connection: host.id,
    name,
    root: await lxcRoot(input, options),
    ...(parent !== undefined && { parent }),
    runs:
      path === undefined
        ? { kind: 'system', init: word(input, 'init') ?? '/sbin/init' }
        : { kind: 'program', path, args, env: [] },
    memory,
    vcpus: Number(word(input, 'vcpus') ?? 1),
    firstId: input.values['privileged'] === true ? null : options.freeId,
    network: network === 'none' ? { to: 'none' } : { to: 'network', network },
    folders: [],
    capabilities: { policy: 'default', keep: [], drop: [] },
    autostart: false,
    start: input.values['off'] !== true,
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CliError(`${name}: ${issue?.path.join('.') ?? 'request'}: ${issue?.message ?? 'cannot be used'}`);
}
