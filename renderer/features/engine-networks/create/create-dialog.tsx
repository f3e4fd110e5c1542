import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { engineNetworkWays } from '#renderer/api/engine-networks.ts';
import { ChoiceCards } from '#renderer/ui/choice-cards.tsx';
import { LabelsField } from '#renderer/ui/item-panel/labels-field.tsx';
import { TextLine } from '#renderer/ui/item-panel/text-line.tsx';
import { More } from '#renderer/ui/more.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { EngineId } from '#shared/contract/engines.ts';
import { LinkField } from './link-field.tsx';
import { SubnetFields } from './subnet-fields.tsx';
import { networkOf, start, type Typed, wrongIn } from './typed.ts';
import styles from '../engine-networks.module.css';

const ticks = [
  ['ipv6', 'IPv6'],
  ['internal', 'No way out of it'],
  ['attachable', 'Attachable by hand'],
] as const;

/** A new network; what it would get in the way of shows as it is typed. */
export function CreateDialog({ engine, onClose }: { engine: EngineId; onClose: () => void }) {
  const [typed, setTyped] = useState(start);
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change });
  const network = networkOf(typed);
  return (
    <PlanDialog
      title="New network"
      guestName={typed.name}
      action={network && { do: 'create' as const, network }}
      {...engineNetworkWays(engine)}
      confirm="Make the network"
      onClose={onClose}
    >
      {problemOf => (
        <div className={styles['form']}>
          <TextLine
            autoFocus
            label="Name"
            hint="Containers ask for it by this name."
            value={typed.name}
            problem={problemOf('name')}
            onChange={name => set({ name })}
          />
          <ChoiceCards
            label="What it is"
            value={typed.driver}
            onChange={driver => set({ driver, link: '' })}
            choices={[
              {
                value: 'bridge',
                label: 'A bridge of its own',
                about: 'Containers reach each other by name, and the world through the host.',
              },
              {
                value: 'macvlan',
                label: 'In the host’s network, by macvlan',
                about: 'Each container has a MAC address of its own there, as a computer would.',
              },
              {
                value: 'ipvlan',
                label: 'In the host’s network, by ipvlan',
                about: 'The same with the MAC address of the host, where switches allow no other.',
              },
            ]}
          />
          <LinkField
            engine={engine}
            driver={typed.driver}
            value={typed.link}
            problem={problemOf('link')}
            onChange={link => set({ link })}
          />
          <div className={styles['ticks']}>
            {ticks.map(([field, label]) => (
              <FormControlLabel
                key={field}
                label={label}
                control={<Checkbox checked={typed[field]} onChange={(_, on) => set({ [field]: on })} />}
              />
            ))}
          </div>
          <SubnetFields value={typed.subnets} problemOf={problemOf} onChange={subnets => set({ subnets })} />
          <More label="Options and labels">
            <LabelsField
              label="Options of the driver"
              hint="One a line, such as com.docker.network.driver.mtu=1400."
              value={typed.options}
              problem={wrongIn(typed.options)}
              onChange={options => set({ options })}
            />
            <LabelsField
              label="Labels"
              hint="One a line, such as team=web."
              value={typed.labels}
              problem={wrongIn(typed.labels)}
              onChange={labels => set({ labels })}
            />
          </More>
        </div>
      )}
    </PlanDialog>
  );
}
