import type { GuestDisk } from '#shared/contract/create/disk.ts';
import type { CreateOptions } from '#shared/contract/create/options.ts';
import { SegmentedAnswer } from '../../wizard/fields/segmented-answer.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { ImageField } from '../source/image-field.tsx';
import { ImageList } from '#renderer/ui/image-list.tsx';
import { Stack } from '#renderer/ui/wizard/stack.tsx';

interface Props {
  at: number;
  disk: GuestDisk;
  options: CreateOptions | undefined;
}

/** What is on a disk or in a drive, and whether the guest works on it or on a copy. */
export function DiskImageAnswer({ at, disk, options }: Props) {
  const { set, value } = useAnswer(`disks.${at}.image`);
  const drive = disk.device === 'cdrom';
  const images = (options?.images ?? []).filter(({ format }) => (format === 'iso') === drive);
  const what = drive ? 'ISO file' : 'disk image';
  return (
    <Stack>
      <ImageField
        path={`disks.${at}.image`}
        what={what}
        wanted={drive ? 'medium' : 'disk'}
        placeholder={drive ? 'none: the drive is empty' : '/path/of.qcow2 or https://…'}
        required={!drive}
      />
      <ImageList images={images} chosen={value ?? ''} what={what} onPick={set} />
      {!drive && (
        <SegmentedAnswer
          path={`disks.${at}.how`}
          label="What happens to the image"
          choices={[
            { value: 'use', label: 'Used as it is' },
            { value: 'copy', label: 'Copied' },
            { value: 'convert', label: 'Converted' },
            { value: 'overlay', label: 'Layer on top' },
          ]}
        />
      )}
    </Stack>
  );
}
