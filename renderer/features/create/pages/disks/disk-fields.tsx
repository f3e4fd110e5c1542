import type { GuestDisk } from '#shared/contract/create/disk.ts';
import type { CreateOptions } from '#shared/contract/create/options.ts';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { NumberAnswer } from '../../wizard/fields/number-answer.tsx';
import { SelectAnswer } from '../../wizard/fields/select-answer.tsx';
import { SizeAnswer } from '../../wizard/fields/size-answer.tsx';
import { TextAnswer } from '../../wizard/fields/text-answer.tsx';
import { More } from '#renderer/ui/more.tsx';
import { DiskImageAnswer } from './disk-image-answer.tsx';
import { DiskLimits } from './disk-limits.tsx';
import { DiskTuning } from './disk-tuning.tsx';
import { busChoices, formatChoices, poolChoices, preallocationChoices } from './disk-choices.ts';

interface Props {
  at: number;
  disk: GuestDisk;
  options: CreateOptions | undefined;
}

/** Everything about one disk or drive, what few need folded away. */
export function DiskFields({ at, disk, options }: Props) {
  const drive = disk.device === 'cdrom';
  const given = disk.image !== undefined || drive;
  const made = !drive && (disk.image === undefined || (disk.how ?? 'use') !== 'use');
  return (
    <>
      {given && <DiskImageAnswer at={at} disk={disk} options={options} />}
      <AnswerRow>
        {made && (
          <>
            <SizeAnswer path={`disks.${at}.size`} label="Size" />
            <SelectAnswer path={`disks.${at}.pool`} label="Pool" choices={poolChoices(options)} />
            <SelectAnswer path={`disks.${at}.format`} label="Format" choices={formatChoices} />
            <SelectAnswer
              path={`disks.${at}.preallocation`}
              label="Room on the host"
              choices={preallocationChoices}
            />
          </>
        )}
        <SelectAnswer path={`disks.${at}.bus`} label="Bus" choices={busChoices(options)} />
        {made && <TextAnswer path={`disks.${at}.volume`} label="Name of its volume" mono />}
        <NumberAnswer
          path={`disks.${at}.bootOrder`}
          label="Boot order"
          about="from 1; disks and network cards count together"
        />
      </AnswerRow>
      <More label="Cache, threads and identity">
        <DiskTuning at={at} drive={drive} />
      </More>
      {!drive && (
        <More label="Limits">
          <DiskLimits at={at} />
        </More>
      )}
    </>
  );
}
