import { setTimeout as sleep } from 'node:timers/promises';
import type { JobContext } from '#electron/jobs/job.ts';
import { HelperError, type RootHelper } from '#electron/privileged/root-helper.ts';
import { HostShellError } from '#electron/host/shell/host-shell.ts';
import type { BridgeTrial } from '#shared/contract/host-bridges.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { fail, FailureError } from '../failures/fail.ts';
import { Emitter } from '../watch/emitter.ts';
import type { AreaDeps, Logger } from '../ports.ts';
import { isDecided, readTrial, secondsOf, waitingRun } from './read-trial.ts';

/** Nothing tells of a record on another host, and a person watches the seconds. Milliseconds. */
const LOOK_MS = 1500;
/** A question that was on its way as the host was cut off is answered late or never; a person is told before that. */
const SILENT_MS = 10_000;

type Helper = Pick<RootHelper, 'apply' | 'confirm' | 'rollBack' | 'runs'>;
interface Kept {
  readonly helper: Helper;
  trial: BridgeTrial;
  following: boolean;
}

export interface TrialRequest {
  readonly title: string;
  readonly seconds: number;
  readonly plan: string;
  readonly stamp: string;
}

/**
 * Changes of hosts that are undone unless confirmed, one for each connection. Its helper is kept, as the connection
 * may break by the very change: each question to the host is a way there of its own.
 */
export class BridgeTrials {
  readonly #kept = new Map<ConnectionId, Kept>();
  readonly #toFailure: AreaDeps['toFailure'];
  readonly #changes: Emitter<ConnectionId>;

  constructor({ toFailure, log }: { readonly toFailure: AreaDeps['toFailure']; readonly log: Logger }) {
    this.#toFailure = toFailure;
    this.#changes = new Emitter(error =>
      log.error({ err: error }, 'A listener to a change of a host failed'),
    );
  }

  trial(id: ConnectionId): BridgeTrial | undefined {
    return this.#kept.get(id)?.trial;
  }

  /** By which its host is reached though the connection may be gone. */
  helper(id: ConnectionId): Helper | undefined {
    const kept = this.#kept.get(id);
    return kept && !isDecided(kept.trial) ? kept.helper : undefined;
  }

  waiting(id: ConnectionId): string | undefined {
    const kept = this.#kept.get(id);
    return kept && !isDecided(kept.trial) ? kept.trial.run : undefined;
  }

  onChange(listener: (id: ConnectionId) => void): () => void {
    return this.#changes.on(listener);
  }

  /** Looks for one that another session, or the command line, left waiting. */
  async adopt(id: ConnectionId, helper: Helper): Promise<void> {
    const kept = this.#kept.get(id);
    if (kept && !isDecided(kept.trial)) return;
    const run = waitingRun(await helper.runs());
    if (!run || this.#kept.get(id) !== kept) return;
    const trial: BridgeTrial = { phase: 'waiting', title: run.title, run: run.id, seconds: secondsOf(run) };
    const adopted = { helper, trial: readTrial(trial, [run], Date.now()), following: false };
    this.#kept.set(id, adopted);
    this.#changes.emit(id);
    void this.#follow(id, adopted);
  }

  /** The work of a job: it ends when the change is kept, and fails when it is undone. */
  async apply(id: ConnectionId, helper: Helper, request: TrialRequest, job: JobContext): Promise<void> {
    const { title, seconds, plan, stamp } = request;
    const kept: Kept = { helper, trial: { phase: 'applying', title, seconds }, following: false };
    this.#kept.set(id, kept);
    this.#changes.emit(id);
    const known = new Set((await helper.runs()).map(run => run.id));
    const applied = helper.apply(plan, stamp).then(
      outcome => {
        outcome.log.forEach(line => job.log(line));
        if (outcome.run !== undefined) this.#set(id, kept, { ...kept.trial, run: outcome.run });
      },
      (error: unknown) => this.#refused(id, kept, error, job),
    );
    await Promise.race([applied, this.#follow(id, kept, { known, signal: job.signal })]);
    await this.#follow(id, kept, { known, signal: job.signal });
    const { phase, failure } = kept.trial;
    if (phase === 'kept') return job.log('Confirmed: it is kept.');
    if (failure) throw new FailureError(failure);
    const reason = 'Nobody confirmed it in time, or it was rolled back: all is as it was.';
    if (phase === 'undone') throw fail('CANCELLED', { reason }, reason);
  }

  async confirm(id: ConnectionId, helper: Helper, run: string): Promise<BridgeTrial> {
    await helper.confirm(run);
    return this.#settle(id, helper, run, 'kept');
  }

  async rollBack(id: ConnectionId, helper: Helper, run: string): Promise<BridgeTrial> {
    try {
      await helper.rollBack(run);
    } catch (error) {
      // It goes on there though the way to it broke: the records tell.
      if (!(error instanceof HostShellError)) throw error;
      return this.trial(id) ?? { phase: 'unreachable', title: '', run, seconds: 60 };
    }
    return this.#settle(id, helper, run, 'undone');
  }

  #settle(id: ConnectionId, helper: Helper, run: string, phase: 'kept' | 'undone'): BridgeTrial {
    const kept = this.#kept.get(id) ?? {
      helper,
      trial: { phase, title: '', run, seconds: 60 },
      following: false,
    };
    this.#kept.set(id, kept);
    this.#set(id, kept, { ...kept.trial, run, phase });
    return kept.trial;
  }

  /** The helper said no, or the way to it broke while it goes on there. */
  #refused(id: ConnectionId, kept: Kept, error: unknown, job: JobContext): void {
    if (error instanceof HelperError) {
      const { run, log } = error.outcome;
      log.forEach(line => job.log(line));
      const phase = run === undefined ? 'failed' : 'undone';
      this.#set(id, kept, {
        ...kept.trial,
        ...(run !== undefined && { run }),
        phase,
        failure: error.failure,
      });
    } else if (error instanceof HostShellError) {
      job.log('The way to the host broke; it is looked for again.');
    } else {
      this.#set(id, kept, { ...kept.trial, phase: 'failed', failure: this.#toFailure(error) });
    }
  }

  async #follow(
    id: ConnectionId,
    kept: Kept,
    { known, signal }: { known?: ReadonlySet<string>; signal?: AbortSignal } = {},
  ): Promise<void> {
    if (kept.following) {
      await this.#decided(id, kept, signal);
      return;
    }
    kept.following = true;
    try {
      while (!isDecided(kept.trial) && !signal?.aborted && this.#kept.get(id) === kept) {
        await this.#look(id, kept, known);
        if (!isDecided(kept.trial))
          await sleep(LOOK_MS, undefined, signal && { signal }).catch(() => undefined);
      }
    } finally {
      kept.following = false;
    }
  }

  async #look(id: ConnectionId, kept: Kept, known: ReadonlySet<string> | undefined): Promise<void> {
    let next: BridgeTrial;
    const silent = setTimeout(() => {
      if (!isDecided(kept.trial)) this.#set(id, kept, { ...kept.trial, phase: 'unreachable' });
    }, SILENT_MS);
    try {
      const runs = await kept.helper.runs();
      const { trial } = kept;
      const run = trial.run ?? (known && runs.find(each => !known.has(each.id))?.id);
      next = readTrial({ ...trial, ...(run !== undefined && { run }) }, runs, Date.now());
    } catch (error) {
      const away = error instanceof HostShellError || error instanceof HelperError;
      next = away
        ? { ...kept.trial, phase: 'unreachable' }
        : { ...kept.trial, phase: 'failed', failure: this.#toFailure(error) };
    } finally {
      clearTimeout(silent);
    }
    // Meanwhile a person may have confirmed it.
    if (!isDecided(kept.trial)) this.#set(id, kept, next);
  }

  #set(id: ConnectionId, kept: Kept, trial: BridgeTrial): void {
    kept.trial = trial;
    this.#changes.emit(id);
  }

  async #decided(id: ConnectionId, kept: Kept, signal?: AbortSignal): Promise<void> {
    if (isDecided(kept.trial)) return;
    await new Promise<void>(resolve => {
      const stop = this.#changes.on(changed => {
        if (changed !== id || !isDecided(kept.trial)) return;
        stop();
        resolve();
      });
      signal?.addEventListener('abort', () => (stop(), resolve()), { once: true });
    });
  }
}
