import type { ContainerLimits, RestartPolicy } from '#shared/contract/container-details.ts';
import type { LimitsChange } from '#shared/contract/container-work.ts';
import { parseSize, sizeText } from '#renderer/ui/size-text.ts';

/** As typed; empty is no limit. */
export interface LimitsForm {
  cpus: string;
  memory: string;
  memorySwap: string;
  pids: string;
  restart: RestartPolicy['name'];
  /** Of `on-failure` alone. */
  retries: string;
}
type Field = keyof LimitsForm;

interface Now {
  readonly limits: ContainerLimits;
  readonly restart: RestartPolicy;
}

const sizeOf = (bytes: number | undefined) => (bytes === undefined ? '' : sizeText(bytes));
const swapText = (swap: ContainerLimits['memorySwap']) => (swap === 'unlimited' ? swap : sizeOf(swap));

export const formOf = ({ limits, restart }: Now): LimitsForm => ({
  cpus: limits.cpus === undefined ? '' : String(limits.cpus),
  memory: sizeOf(limits.memory),
  memorySwap: swapText(limits.memorySwap),
  pids: limits.pids === undefined ? '' : String(limits.pids),
  restart: restart.name,
  retries: restart.retries === undefined ? '' : String(restart.retries),
});

const MiB = 1024 ** 2;
/** The engine takes no less (moby: daemon/daemon_unix.go). */
const leastMemory = 6 * MiB;

const whole = (text: string) => (/^[1-9]\d{0,6}$/.test(text) ? Number(text) : Number.NaN);
const decimal = (text: string) =>
  /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;

export interface LimitsReading {
  readonly change: LimitsChange;
  readonly problems: Partial<Record<Field, string>>;
}

/** What is typed as a change of what is now, and what is wrong with it; `most` CPUs are there, where that is known. */
export function readLimits(now: Now, form: LimitsForm, most?: number): LimitsReading {
  const before = formOf(now);
  const problems: Partial<Record<Field, string>> = {};
  const change: LimitsChange = {};
  const edited = (field: Field) => form[field].trim() !== before[field];

  /** Null: no limit any more; undefined while it is wrong. */
  const read = (field: Field, parse: (text: string) => number | undefined, wrong: string, least = 0) => {
    const text = form[field].trim();
    if (text === '') return null;
    const value = parse(text) ?? Number.NaN;
    if (Number.isNaN(value) || value < least || value === 0) {
      problems[field] = wrong;
      return undefined;
    }
    return value;
  };

  if (edited('cpus')) {
    const cpus = read('cpus', decimal, 'How many CPUs’ worth of time, such as 1.5.', 0.01);
    if (most !== undefined && (cpus ?? 0) > most)
      problems.cpus = `There are ${most}, and no more can be given.`;
    else if (cpus !== undefined) change.cpus = cpus;
  }
  if (edited('memory')) {
    const memory = read('memory', parseSize, 'A size such as 512 MiB, at least 6 MiB.', leastMemory);
    if (memory !== undefined) change.memory = memory;
  }
  if (edited('pids')) {
    const pids = read('pids', whole, 'A whole number.');
    if (pids !== undefined) change.pids = pids;
  }
  const swap = readSwap(now, form, change.memory, edited('memorySwap'));
  if (swap === 'wrong') problems.memorySwap = 'A size no smaller than the memory, or “unlimited”.';
  else if (swap !== undefined) change.memorySwap = swap;

  if (edited('restart') || (form.restart === 'on-failure' && edited('retries'))) {
    const retries =
      form.restart === 'on-failure' ? read('retries', whole, 'A whole number, or nothing.') : null;
    if (retries !== undefined) change.restart = { name: form.restart, ...(retries !== null && { retries }) };
  }
  return { change, problems };
}

function readSwap(
  { limits }: Now,
  form: LimitsForm,
  wanted: number | null | undefined,
  edited: boolean,
): number | 'unlimited' | 'wrong' | undefined {
  const memory = wanted === undefined ? limits.memory : (wanted ?? undefined);
  if (edited) {
    const text = form.memorySwap.trim();
    if (text === 'unlimited') return text;
    const size = text === '' ? (memory === undefined ? Number.NaN : memory * 2) : parseSize(text);
    return size === undefined || Number.isNaN(size) || size < (memory ?? 0) ? 'wrong' : size;
  }
  if (wanted === undefined || wanted === null || memory === undefined) return undefined;
  // Memory above the sum with swap is refused, and none was said is no sum (moby: container/container_unix.go).
  if (limits.memorySwap === 'unlimited') return 'unlimited';
  // Twice the memory is what the engine takes by itself.
  return (limits.memorySwap ?? 0) >= memory ? undefined : memory * 2;
}
