import { type Reference, isBad, parseReference } from '#shared/domain/images/reference.ts';
import { fail } from '../../failures/fail.ts';

/** What a person wrote, read. Throws INPUT_INVALID with what is wrong with it. */
export function requireReference(written: string, field = 'name'): Reference {
  const parsed = parseReference(written);
  if (isBad(parsed)) throw fail('INPUT_INVALID', { field, reason: parsed.wrong });
  return parsed;
}
