import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { NumberAnswer } from '../../wizard/fields/number-answer.tsx';
import { SelectAnswer } from '../../wizard/fields/select-answer.tsx';
import { SwitchAnswer } from '../../wizard/fields/switch-answer.tsx';
import { TextAnswer } from '../../wizard/fields/text-answer.tsx';
import { cacheChoices, discardChoices, ioChoices, zeroChoices } from './disk-choices.ts';

/** How QEMU reads and writes one disk, and what the guest sees of it. */
export function DiskTuning({ at, drive }: { at: number; drive: boolean }) {
  return (
    <AnswerRow>
      <SelectAnswer path={`disks.${at}.cache`} label="Cache" choices={cacheChoices} />
      <SelectAnswer path={`disks.${at}.io`} label="I/O" choices={ioChoices} />
      {!drive && (
        <>
          <SelectAnswer
            path={`disks.${at}.discard`}
            label="What the guest deletes"
            choices={discardChoices}
          />
          <SelectAnswer
            path={`disks.${at}.detectZeroes`}
            label="Zeroes the guest writes"
            choices={zeroChoices}
          />
          <NumberAnswer path={`disks.${at}.queues`} label="Queues" about="virtio and virtio SCSI alone" />
          <TextAnswer path={`disks.${at}.serial`} label="Serial number" mono />
          <SwitchAnswer
            path={`disks.${at}.ioThread`}
            label="A thread of its own"
            about="its work does not wait for QEMU’s other devices"
          />
          <SwitchAnswer path={`disks.${at}.readOnly`} label="Read-only" />
          <SwitchAnswer
            path={`disks.${at}.shareable`}
            label="Shareable"
            about="other guests may write it at the same time; without a cluster’s file system data is lost"
          />
        </>
      )}
    </AnswerRow>
  );
}
