import { parseSize } from '#shared/domain/size-text.ts';
import { CliError } from '../verb.ts';

/** Bytes of what a person types: `40G`, `512M`; a bare number is GiB. */
export function sizeOf(text: string): number {
  const size = parseSize(text);
  if (size === undefined) throw new CliError(`${text}: that is no size. Write it as 40G or 512M.`);
  return size;
}
