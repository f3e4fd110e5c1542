import Button from '@mui/material/Button';
import { useOptions } from '../../wizard/use-options.ts';
import { useRows } from '../../wizard/use-rows.ts';
import { RowList } from '../layout/row-list.tsx';
import { NicFields } from './nic-fields.tsx';
import { nicEssentials } from './nic-words.ts';

/** Network cards, and what each is connected to. */
export default function NetworkPage() {
  const nics = useRows('nics');
  const options = useOptions();
  return (
    <RowList
      list="nics"
      label="Network cards"
      rows={nics}
      ordered
      nameOf={(_, at) => `Network card ${at + 1}`}
      essentialsOf={nic => nicEssentials(nic, options)}
      empty="No network card: the guest is reached by its screen and its serial console alone."
      fields={(nic, at) => <NicFields at={at} nic={nic} options={options} />}
      actions={add => <Button onClick={() => add({})}>Add a network card</Button>}
    />
  );
}
