import { openStateDir } from '#electron/fronts/state-dir.ts';
import { parseVerb } from './arguments.ts';
import { failureLine, failureOf } from './failure-line.ts';
import { generalHelp, verbHelp } from './help.ts';
import type { LocalClient } from './local-client.ts';
import { CliError, type Verb } from './verb.ts';

export interface Terminal {
  out(text: string): Promise<void>;
  err(line: string): void;
  readonly signal: AbortSignal;
}

/** Makes the backend; a module of its own, so that verbs without one start at once. */
export type OpenClient = (stateDir: string, connect: readonly string[]) => Promise<LocalClient>;

function stateFolder(given: string | undefined): string {
  try {
    return openStateDir(given, process.env);
  } catch (error) {
    const { code, path = given ?? 'the state folder' } = error as NodeJS.ErrnoException;
    throw new CliError(
      `${path}: cannot be used (${code ?? 'unknown reason'}). Name a folder of your own with --state-dir.`,
    );
  }
}

/** What a ticket stands for that was good a moment ago. */
function inTime<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new CliError('It took too long to begin. Try again.');
  return found;
}

async function runVerb(
  verb: Verb,
  argv: readonly string[],
  terminal: Terminal,
  open: OpenClient,
): Promise<number> {
  const parsed = parseVerb(verb, argv);
  if (parsed.help) {
    await terminal.out(verbHelp(verb));
    return 0;
  }
  const stateDir = stateFolder(parsed.stateDir);
  let opened: Promise<LocalClient> | undefined;
  const local = () => (opened ??= open(stateDir, parsed.connect));
  try {
    return await verb.run({
      ...parsed,
      argv,
      stateDir,
      out: text => terminal.out(text),
      note: line => terminal.err(line),
      signal: terminal.signal,
      client: async () => (await local()).client,
      pipe: async ticket => inTime((await local()).redeem(ticket)),
      road: async ticket => inTime((await local()).redeemBytes(ticket)),
    });
  } finally {
    await opened?.then(local => local.close());
  }
}

/** Runs one command and answers with its exit code; what goes wrong is one line on stderr. */
export async function dispatch(
  verbs: readonly Verb[],
  argv: readonly string[],
  terminal: Terminal,
  open: OpenClient,
): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    await terminal.out(generalHelp(verbs));
    return 0;
  }
  try {
    const verb = verbs.find(each => each.name === name);
    if (verb === undefined) throw new CliError(`There is no verb “${name}”. innkeeper --help lists them.`);
    return await runVerb(verb, rest, terminal, open);
  } catch (error) {
    const failure = failureOf(error);
    if (failure !== undefined) terminal.err(failureLine(failure));
    else if (error instanceof CliError) terminal.err(error.message);
    else if (terminal.signal.aborted) terminal.err('Stopped.');
    else
      terminal.err(
        `This is a fault of Innkeeper: ${(error as Error).message}. INNKEEPER_LOG=debug shows more.`,
      );
    return 1;
  }
}
