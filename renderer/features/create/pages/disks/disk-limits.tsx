import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { NumberAnswer } from '../../wizard/fields/number-answer.tsx';
import { SizeAnswer } from '../../wizard/fields/size-answer.tsx';

/** At most so much a second. A total stands in the place of reading and writing apart. */
export function DiskLimits({ at }: { at: number }) {
  return (
    <AnswerRow>
      <SizeAnswer path={`disks.${at}.limits.readBytes`} label="Read" unit="a second" />
      <SizeAnswer path={`disks.${at}.limits.writeBytes`} label="Written" unit="a second" />
      <SizeAnswer path={`disks.${at}.limits.totalBytes`} label="Both together" unit="a second" />
      <NumberAnswer path={`disks.${at}.limits.readOperations`} label="Reads" unit="a second" />
      <NumberAnswer path={`disks.${at}.limits.writeOperations`} label="Writes" unit="a second" />
      <NumberAnswer path={`disks.${at}.limits.totalOperations`} label="Operations" unit="a second" />
    </AnswerRow>
  );
}
