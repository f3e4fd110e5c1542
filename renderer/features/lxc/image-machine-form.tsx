import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { imageMachineWays } from '#renderer/api/image-machines.ts';
import { ChoiceCards } from '#renderer/ui/choice-cards.tsx';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { PlaceField } from '#renderer/ui/place-field.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { SizeField } from '#renderer/ui/size-field.tsx';
import type { EngineId } from '#shared/contract/engines.ts';
import {
  type ImageMachine,
  type ImageMachineOptions,
  imageMachineSchema,
} from '#shared/contract/image-machines.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { GiB, MiB } from '#shared/domain/units.ts';

interface Props {
  connection: ConnectionId;
  engine: EngineId;
  image: string;
  options: ImageMachineOptions;
  onClose: () => void;
}

/** No network of libvirt has a name with a slash. */
const NO_NETWORK = '/';

/** The form of a machine that is made of an image, and below it what will be done. */
export function ImageMachineForm({ connection, engine, image, options, onClose }: Props) {
  const { pools, networks, hostKernel } = options;
  const [name, setName] = useState(options.name);
  const [pool, setPool] = useState(pools.find(({ active }) => active)?.name ?? '');
  const [network, setNetwork] = useState(networks.find(({ active }) => active)?.name ?? NO_NETWORK);
  const [own, setOwn] = useState<'host' | 'file'>(hostKernel === undefined ? 'file' : 'host');
  const [kernel, setKernel] = useState('');
  const [modules, setModules] = useState('');
  const [initramfs, setInitramfs] = useState('');
  const [init, setInit] = useState<ImageMachine['init']>('program');
  const [memory, setMemory] = useState<number | undefined>(512 * MiB);
  const given = (key: string, value: string) => (value.trim() === '' ? {} : { [key]: value.trim() });
  const parsed = imageMachineSchema.safeParse({
    connection,
    engine,
    image,
    name,
    pool,
    kernel:
      own === 'host'
        ? { kind: own }
        : {
            kind: own,
            kernel: kernel.trim(),
            ...given('modules', modules),
            ...given('initramfs', initramfs),
          },
    init,
    memory,
    vcpus: 1,
    network: network === NO_NETWORK ? null : network,
    start: true,
  });
  return (
    <PlanDialog<ImageMachine>
      title={`A machine of ${image}`}
      guestName={name}
      action={parsed.success ? parsed.data : undefined}
      {...imageMachineWays}
      connection={connection}
      confirm="Make the machine"
      onClose={onClose}
    >
      {problemOf => (
        <>
          <TextField
            fullWidth
            label="Name"
            value={name}
            inputRef={focusOnMount}
            error={problemOf('name') !== undefined}
            helperText={problemOf('name')}
            onChange={({ target }) => setName(target.value)}
          />
          <ChoiceCards
            label="What it runs"
            value={init}
            onChange={setInit}
            choices={[
              {
                value: 'program',
                label: 'What the image runs',
                about: 'With its environment and user, started by a small script.',
              },
              { value: 'image', label: 'The init in the image', about: 'For images that are whole systems.' },
            ]}
          />
          <Segmented
            label="Kernel"
            value={own}
            onChange={setOwn}
            choices={[
              {
                value: 'host',
                label:
                  hostKernel === undefined
                    ? 'This computer’s kernel (none to read)'
                    : `This computer’s kernel (${hostKernel})`,
              },
              { value: 'file', label: 'A kernel from files' },
            ]}
          />
          {own === 'file' && (
            <>
              <PlaceField
                connection={connection}
                picks="file"
                label="Kernel file"
                value={kernel}
                problem={problemOf('kernel')}
                hint="Such as the vmlinuz of linux-image-cloud-amd64."
                onChange={setKernel}
              />
              <PlaceField
                connection={connection}
                label="Folder of its modules (/lib/modules/…), where it has some"
                value={modules}
                problem={undefined}
                onChange={setModules}
              />
              <PlaceField
                connection={connection}
                picks="file"
                label="Initramfs, where one is not to be made"
                value={initramfs}
                problem={undefined}
                onChange={setInitramfs}
              />
            </>
          )}
          <SizeField
            label="Memory"
            autoFocus={false}
            start={512 * MiB}
            hint="Of the machine."
            least={128 * MiB}
            most={16 * GiB}
            problem={problemOf('memory')}
            onChange={setMemory}
          />
          <TextField
            select
            fullWidth
            label="Pool"
            value={pool}
            error={problemOf('pool') !== undefined}
            helperText={problemOf('pool')}
            onChange={({ target }) => setPool(target.value)}
          >
            {pools.map(each => (
              <MenuItem key={each.name} value={each.name} disabled={!each.active}>
                {each.name}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            select
            fullWidth
            label="Network"
            value={network}
            error={problemOf('network') !== undefined}
            helperText={problemOf('network')}
            onChange={({ target }) => setNetwork(target.value)}
          >
            {networks.map(each => (
              <MenuItem key={each.name} value={each.name}>
                {each.name}
                {each.active ? '' : ' (off)'}
              </MenuItem>
            ))}
            <MenuItem value={NO_NETWORK}>None</MenuItem>
          </TextField>
        </>
      )}
    </PlanDialog>
  );
}
