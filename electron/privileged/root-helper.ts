import type { Failure } from '#shared/contract/failure.ts';
import type { DryRun, HostRun, RootWay } from '#shared/contract/host-changes.ts';
import type { FirewallRules } from '#shared/domain/firewall/facts.ts';
import type { HostShell, ShellResult } from '#electron/host/shell/host-shell.ts';
import { carryingScript, INSTALLED_HELPER } from './helper-script.ts';
import {
  type Answer,
  readDryRun,
  readFailure,
  readFirewallRules,
  readRunId,
  readRuns,
  splitAnswer,
} from './read-answer.ts';

/** A person may have to type a password, and an initramfs for each kernel takes minutes on a slow host. */
const LONG_MS = 60 * 60_000;
const SHORT_MS = 5 * 60_000;
/** pkexec(1): the person closed its dialogue, or may not. */
const NOT_AUTHORISED = [126, 127];

/** What came of a change of the host. */
export interface Outcome {
  readonly run?: string;
  /** What it did and what the host's programs said, line by line. */
  readonly log: readonly string[];
}

/** The helper could not be asked, or did not do it. `failure` says why; `log` as far as it went. */
export class HelperError extends Error {
  override readonly name = 'HelperError';
  readonly failure: Failure;
  readonly outcome: Outcome;

  constructor(failure: Failure, outcome: Outcome = { log: [] }) {
    super(failure.detail ?? failure.code);
    this.failure = failure;
    this.outcome = outcome;
  }
}

/** The root helper of one host, by the way to root that there is. Rejects with HelperError or HostShellError. */
export class RootHelper {
  readonly way: RootWay;
  readonly #shell: HostShell;

  constructor(shell: HostShell, way: RootWay) {
    this.#shell = shell;
    this.way = way;
  }

  /** Needs no root, unless a file of the host may not be read otherwise: then root is asked where one can be. */
  async dryRun(plan: string): Promise<DryRun> {
    return await this.#show(['dry-run'], plan);
  }

  async planUndo(run: string): Promise<DryRun> {
    return await this.#show(['plan-undo', run], '');
  }

  async runs(): Promise<HostRun[]> {
    return readRuns(await this.#ask(['status'], '', false));
  }

  /** The rules of the kernel's firewalls; undefined where root would have to be asked for. */
  async firewall(): Promise<FirewallRules | undefined> {
    if (this.way !== 'direct' && this.way !== 'sudo') return undefined;
    return readFirewallRules(await this.#ask(['firewall'], '', true));
  }

  apply(plan: string, stamp: string): Promise<Outcome> {
    return this.#change(['apply', stamp], plan);
  }

  undo(run: string, stamp: string): Promise<Outcome> {
    return this.#change(['undo', run, stamp], '');
  }

  /** Keeps what would be undone by itself. Rejects with STATE_INVALID when that has happened. */
  confirm(run: string): Promise<Outcome> {
    return this.#change(['confirm', run], '');
  }

  /** Undoes it without a look at what that would do: the way back of what waits to be confirmed. */
  rollBack(run: string): Promise<Outcome> {
    return this.#change(['undo', run], '');
  }

  proceed(run: string): Promise<Outcome> {
    return this.#change(['continue', run], '');
  }

  async #show(words: readonly string[], plan: string): Promise<DryRun> {
    const asked = readDryRun(await this.#ask(words, plan, this.way === 'direct' || this.way === 'sudo'));
    const unread = asked?.problems.some(({ failure }) => failure.code === 'FILE_UNREADABLE');
    const shown = unread && this.way === 'pkexec' ? readDryRun(await this.#ask(words, plan, true)) : asked;
    if (shown) return shown;
    throw new HelperError({ code: 'INTERNAL', params: {}, detail: 'The helper’s answer was cut off.' });
  }

  async #change(words: readonly string[], plan: string): Promise<Outcome> {
    if (this.way === 'script') {
      throw new HelperError({
        code: 'UNSUPPORTED',
        params: {},
        detail: 'Nobody can be root there for us: run the script there.',
      });
    }
    const answer = await this.#ask(words, plan, true);
    const run = readRunId(answer);
    return { ...(run !== undefined && { run }), log: logOf(answer) };
  }

  async #ask(words: readonly string[], plan: string, asRoot: boolean): Promise<Answer> {
    const carried = ['/bin/bash', '-p', '-s', '--', ...words];
    const installed = asRoot && this.way === 'pkexec';
    const argv = installed
      ? ['pkexec', INSTALLED_HELPER, ...words]
      : asRoot && this.way === 'sudo'
        ? ['sudo', '-n', '--', ...carried]
        : carried;
    const [program = '', ...rest] = argv;
    const result = await this.#shell.run([program, ...rest], {
      stdin: installed ? plan : carryingScript(plan),
      timeoutMs: asRoot ? LONG_MS : SHORT_MS,
    });
    return answerOf(result, installed);
  }
}

function answerOf({ status, stdout, stderr }: ShellResult, byPolkit: boolean): Answer {
  const answer = splitAnswer(stdout);
  if (status === 0) return answer;
  if (byPolkit && NOT_AUTHORISED.includes(status)) {
    throw new HelperError({ code: 'AUTH_DENIED', params: {}, detail: stderr.trim() });
  }
  const said = [...splitAnswer(stdout), ...splitAnswer(stderr)];
  const run = readRunId(answer);
  const refused = said.find(([name]) => name === 'refused')?.[1];
  throw new HelperError(
    readFailure(said) ?? {
      code: refused === undefined ? 'INTERNAL' : 'INPUT_INVALID',
      params: {},
      detail: refused ?? (stderr.trim() || `The helper ended with status ${status}.`),
    },
    { ...(run !== undefined && { run }), log: logOf(answer) },
  );
}

function logOf(answer: Answer): string[] {
  return answer.flatMap(([name, text = '', ...more]) => {
    if (name === 'doing' || name === 'log') return [text];
    return name === 'note' ? [more.join(' ')] : [];
  });
}
