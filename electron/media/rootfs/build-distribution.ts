import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MediaError } from '../media-error.ts';
import { runProgram } from './run-program.ts';
import { folderStream, programStream, type TreeStream } from './tree-stream.ts';

export interface Distribution {
  readonly tool: 'mmdebstrap' | 'debootstrap';
  /** Such as `bookworm`. */
  readonly suite: string;
  /** Left out: the tool's own. */
  readonly mirror?: string | undefined;
  readonly packages: readonly string[];
}

interface Building {
  /** A folder of ours, for what has to be built in one. */
  readonly workspace: string;
  readonly signal: AbortSignal;
  readonly log: (line: string) => void;
}

const included = (packages: readonly string[]) =>
  packages.length === 0 ? [] : [`--include=${packages.join(',')}`];

/** A small system of Debian's kind, made of its packages; each line of the tool goes into the log. */
export async function distributionStream(wanted: Distribution, building: Building): Promise<TreeStream> {
  const { tool, suite, mirror, packages } = wanted;
  const noQuestions = { DEBIAN_FRONTEND: 'noninteractive' };
  const from = mirror === undefined ? [] : [mirror];
  if (tool === 'mmdebstrap') {
    const args = ['--variant=minbase', '--format=tar', ...included(packages), suite, '-'];
    return programStream({ name: tool, args: [...args, ...from], env: noQuestions }, building);
  }
  const { signal, log } = building;
  const folder = await mkdtemp(join(building.workspace, '.debootstrap-'));
  const { child, ended } = runProgram(
    {
      name: tool,
      args: ['--variant=minbase', ...included(packages), suite, folder, ...from],
      env: noQuestions,
    },
    { signal, stdio: ['ignore', 'pipe', 'pipe'], remedy: 'Install the package debootstrap.', onLine: log },
  );
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) if (line.trim() !== '') log(line.trim());
  });
  try {
    const { code, said } = await ended;
    if (code !== 0) throw notBuilt(said);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  const tree = folderStream(folder, building);
  return { ...tree, made: thenRemove(tree.made, folder) };
}

async function thenRemove(made: Promise<void>, folder: string): Promise<void> {
  try {
    await made;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const notBuilt = (said: string) =>
  new MediaError(
    'UNSUPPORTED',
    {
      what: 'debootstrap could not make the folder.',
      reason: 'It said why in the log of this job.',
      remedy: 'Correct what it names, such as the mirror or a package, and try again.',
    },
    said,
  );
