import Button from '@mui/material/Button';
import { useDraft } from '../../wizard/draft-store.ts';
import { useOptions } from '../../wizard/use-options.ts';
import { useRows } from '../../wizard/use-rows.ts';
import { RowList } from '../layout/row-list.tsx';
import { DiskFields } from './disk-fields.tsx';
import { diskEssentials, diskName, withOwnImages } from './disk-words.ts';

/** Disks and CD-ROM drives. The medium that installs the system is not among them: the plan adds it. */
export default function DisksPage() {
  const disks = useRows('disks');
  const own = useDraft(({ draft }) => draft?.disks);
  const options = useOptions();
  return (
    <RowList
      list="disks"
      label="Disks and drives"
      rows={{ ...disks, rows: withOwnImages(disks.rows, own) }}
      ordered
      nameOf={(disk, at) => diskName(disk, at)}
      essentialsOf={diskEssentials}
      empty="No disk: what the guest writes is gone when it stops."
      fields={(disk, at) => <DiskFields at={at} disk={disk} options={options} />}
      actions={add => (
        <>
          <Button onClick={() => add({ device: 'disk' })}>Add a new disk</Button>
          <Button onClick={() => add({ device: 'disk', image: '' })}>Add an existing image</Button>
          <Button onClick={() => add({ device: 'cdrom' })}>Add a CD-ROM drive</Button>
        </>
      )}
    />
  );
}
