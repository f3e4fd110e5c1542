import type { DryRun } from '#shared/contract/host-changes.ts';
import type { PassthroughPlan, PassthroughUndoPlan } from '#shared/contract/passthrough.ts';
import { lineDiff } from './line-diff.ts';

/** A plan as a person reads it in a terminal: all that would be done, what may go wrong, and the way back. */
export function printPlan(plan: PassthroughPlan): string {
  const { title, way, devices, steps, dryRun, guest, risks, back, differs } = plan;
  return sections([
    [
      title,
      [
        `Way: ${way}`,
        ...devices.map(each => `${each.address}  ${each.name}  (${each.driver ?? 'no driver'})`),
      ],
    ],
    ['On the host', steps.flatMap(step => [`${step.title}.`, `  Why: ${step.why}`, `  Undo: ${step.undo}`])],
    ...(dryRun ? dryRunSections(dryRun) : []),
    ['In the guest', guest.changes.flatMap(change => [change.text, `  Why: ${change.why}`])],
    ['The guest’s document', diffLines(guest.before, guest.after)],
    ['Risks', risks.map(({ text, why, remedy }) => [text, why, remedy].filter(Boolean).join(' '))],
    ['Afterwards', differs],
    [
      'Ways back',
      back.flatMap(each => [
        `${each.title}: ${each.text}`,
        ...each.commands.map(command => `    ${command}`),
      ]),
    ],
  ]);
}

export function printUndoPlan({ title, dryRun, guest, differs }: PassthroughUndoPlan): string {
  return sections([
    [title, []],
    ...(dryRun ? dryRunSections(dryRun) : []),
    ['In the guest', [...(guest?.changes ?? []), ...(guest?.kept ?? []).map(text => `Kept: ${text}`)]],
    ['The guest’s document', guest ? diffLines(guest.before, guest.after) : []],
    ['Afterwards', differs],
  ]);
}

type Section = readonly [string, readonly string[]];

function dryRunSections({ files, commands, now }: DryRun): Section[] {
  return [
    [
      'Files of the host',
      files.flatMap(({ path, becomes, diff, note }) => [
        `${becomes}  ${path}${note === undefined ? '' : `  (${note})`}`,
        ...(diff === undefined
          ? []
          : diff
              .trimEnd()
              .split('\n')
              .map(line => `  ${line}`)),
      ]),
    ],
    ['Programs that are run', commands.map(words => words.join(' '))],
    ['At once', now],
  ];
}

const diffLines = (before: string, after: string) =>
  before === after ? [] : lineDiff(before, after).split('\n');

const sections = (all: readonly Section[]): string =>
  all
    .filter(([, lines], index) => index === 0 || lines.length > 0)
    .map(([heading, lines]) => `${heading}\n${lines.map(line => `  ${line}\n`).join('')}`)
    .join('\n');
