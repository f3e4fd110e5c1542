import { type FailureCode, failureCodeSchema, type Failure } from '#shared/contract/failure.ts';
import type { ChangedFile, DryRun, HostRun } from '#shared/contract/host-changes.ts';
import type { FirewallRules } from '#shared/domain/firewall/facts.ts';
import { readStepLine } from '#shared/domain/host-changes/plan-text.ts';
import { formatBytes } from '#shared/domain/units.ts';

/** What the helper prints: one record a line, its fields parted by tabs, the first of them its name. */
export type Answer = readonly (readonly string[])[];

/** Only lines of this version's helper count: what else a login shell prints has no part in it. */
export function splitAnswer(stdout: string): Answer {
  return stdout.split('\n').map(line => line.split('\t'));
}

const fieldsOf = (answer: Answer, name: string) =>
  answer.flatMap(([first, ...fields]) => (first === name ? [fields] : []));

const codeOf = (word: string | undefined): FailureCode => {
  const code = failureCodeSchema.safeParse(word);
  return code.success ? code.data : 'INTERNAL';
};

export function readDryRun(answer: Answer): DryRun | undefined {
  const [stamp] = fieldsOf(answer, 'stamp').at(-1) ?? [];
  if (stamp === undefined) return undefined;
  const files: ChangedFile[] = [];
  const now = fieldsOf(answer, 'now').map(([text = '']) => text);
  for (const [name, ...fields] of answer) {
    const last = files.at(-1);
    if (name === 'file') {
      const [becomes, path = '', size] = fields;
      files.push({
        path,
        becomes: becomesOf(becomes),
        ...(size !== undefined && { size: Number(size) }),
      });
    } else if (name === 'diff' && last) {
      files[files.length - 1] = { ...last, diff: `${last.diff ?? ''}${fields.join('\t')}\n` };
    }
  }
  for (const [path, note = ''] of fieldsOf(answer, 'note')) {
    const at = files.findIndex(file => file.path === path);
    const file = files[at];
    if (file) files[at] = { ...file, note };
    else now.push(path === '-' ? note : `${path}: ${note}`);
  }
  return {
    files,
    commands: fieldsOf(answer, 'command').map(words => [...words]),
    now,
    reboot: fieldsOf(answer, 'reboot').some(([on]) => on === '1'),
    problems: readProblems(answer),
    stamp,
  };
}

function becomesOf(word: string | undefined): ChangedFile['becomes'] {
  return word === 'made' || word === 'deleted' || word === 'rebuilt' ? word : 'changed';
}

function readProblems(answer: Answer): DryRun['problems'] {
  return fieldsOf(answer, 'problem').map(([step, code, detail = '', ...params]) => ({
    ...(step !== undefined && /^\d+$/.test(step) && { step: Number(step) }),
    failure: { code: codeOf(code), params: readParams(params), detail },
  }));
}

function readParams(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.map(word => {
      const at = word.indexOf('=');
      const [name, value] = [word.slice(0, at), word.slice(at + 1)];
      return [name, name === 'needed' || name === 'free' ? formatBytes(Number(value)) : value];
    }),
  );
}

/** Why it did not do what was asked; undefined where it did. */
export function readFailure(answer: Answer): Failure | undefined {
  const [failed] = fieldsOf(answer, 'failed').slice(-1);
  if (failed) return { code: codeOf(failed[0]), params: {}, detail: failed[1] ?? '' };
  return readProblems(answer)[0]?.failure;
}

/** The run that was made or undone, where it came as far as having a name. */
export function readRunId(answer: Answer): string | undefined {
  return fieldsOf(answer, 'run').at(-1)?.[0];
}

/** Which of the two kinds `iptables` itself is, the helper does not say: its rules are the first. */
export function readFirewallRules(answer: Answer): FirewallRules {
  const of = (program: string) =>
    fieldsOf(answer, 'rule').flatMap(([by, line = '']) => (by === program && line !== '' ? [line] : []));
  return { iptables: of('iptables-save'), legacy: of('iptables-legacy-save'), nft: of('nft') };
}

export function readRuns(answer: Answer): HostRun[] {
  const runs: HostRun[] = [];
  for (const [name, first = '', second = ''] of answer) {
    const run = runs.at(-1);
    if (name === 'run') {
      runs.push({ id: first, title: '', at: 0, state: 'before', steps: [], files: [], rebootPending: false });
    } else if (run) {
      Object.assign(run, runPart(run, name, first, second));
    }
  }
  return runs;
}

function runPart(run: HostRun, name: string | undefined, first: string, second: string): Partial<HostRun> {
  switch (name) {
    case 'title':
      return { title: first };
    case 'at':
      return { at: Number(first) * 1000 };
    case 'state':
      return { state: first === 'before' || first === 'after' ? first : 'interrupted' };
    case 'step': {
      const step = readStepLine(first);
      return step ? { steps: [...run.steps, step] } : {};
    }
    case 'file':
      return { files: [...run.files, { path: second, edited: first === 'edited' }] };
    case 'confirm':
      return { confirmIn: Number(first) };
    case 'reboot':
      return { rebootPending: first === '1' };
    default:
      return {};
  }
}
