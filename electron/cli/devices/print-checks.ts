import type { DoctorCheck } from '#shared/contract/devices.ts';
import { describeStep } from '#shared/domain/host-changes/step-rules.ts';

const marks: Readonly<Record<DoctorCheck['verdict'], string>> = {
  ok: 'yes    ',
  advice: 'advice ',
  problem: 'NO     ',
  unknown: 'unknown',
};
const INDENT = '         ';

export function printChecks(checks: readonly DoctorCheck[]): string {
  return checks.map(printCheck).join('\n');
}

function printCheck({ title, verdict, found, where, why, remedy }: DoctorCheck): string {
  const lines = [`${marks[verdict]}  ${title}: ${found}`];
  if (verdict !== 'ok') lines.push(`${INDENT}${why}`, `${INDENT}Looked at: ${where}`);
  if (remedy) lines.push(...remedyLines(remedy).map(line => `${INDENT}${line}`));
  return `${lines.join('\n')}\n`;
}

function remedyLines(remedy: NonNullable<DoctorCheck['remedy']>): string[] {
  switch (remedy.kind) {
    case 'hand':
      return [`To do: ${remedy.does}`];
    case 'command':
      return [`To do: ${remedy.does}`, remedy.command];
    case 'steps':
      return [
        `To do: ${remedy.title}${remedy.reboot ? ', then restart the host' : ''}:`,
        ...remedy.steps.map(step => `- ${describeStep(step).title}`),
      ];
  }
}
