import type { Unattended } from '../../contract/create/unattended.ts';
import { firstIllegalCharacter } from '../../libvirt-xml/xml/characters.ts';

export interface AnswerProblem {
  readonly field: 'user' | 'password' | 'fullName';
  readonly reason: string;
}

/** Accounts that Windows has already, or keeps for itself. */
const TAKEN = ['administrator', 'guest', 'defaultaccount', 'system', 'wdagutilityaccount', 'none'];

/** What an answer must not hold because of where it is written. */
export function answerProblems(answers: Unattended, how: 'script' | 'windows'): AnswerProblem[] {
  const found: AnswerProblem[] = [];
  const check = (field: 'password' | 'fullName', value: string) => {
    const reason = badText(value, how);
    if (reason !== undefined) found.push({ field, reason });
  };
  check('password', answers.password);
  check('fullName', answers.fullName ?? '');
  if (how === 'windows' && TAKEN.includes(answers.user))
    found.push({ field: 'user', reason: 'Windows has an account of that name already.' });
  return found;
}

function badText(value: string, how: 'script' | 'windows'): string | undefined {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(value) || firstIllegalCharacter(value) >= 0)
    return 'It holds a line break or a control character.';
  if (how === 'windows') return undefined;
  // Scripts put it between quotes of a shell, without a way to escape it.
  if (/['"`\\$]/.test(value)) return 'The installer’s script cannot carry quotes, backslashes or $ in it.';
  if (value.trim() !== value) return 'The installer drops spaces at its beginning and end.';
  return undefined;
}
