import type { GuestNic } from '#shared/contract/create/nic.ts';
import type { CreateOptions } from '#shared/contract/create/options.ts';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { NumberAnswer } from '../../wizard/fields/number-answer.tsx';
import { SegmentedAnswer } from '../../wizard/fields/segmented-answer.tsx';
import { SelectAnswer } from '../../wizard/fields/select-answer.tsx';
import { More } from '#renderer/ui/more.tsx';
import { wordedChoices, type Words } from '../layout/worded-choices.tsx';
import { BandwidthFields } from './bandwidth-fields.tsx';
import { MacAnswer } from './mac-answer.tsx';
import { TargetAnswer } from './target-answer.tsx';

interface Props {
  at: number;
  nic: GuestNic;
  options: CreateOptions | undefined;
}

const models: Words = {
  virtio: ['virtio', 'the fastest'],
  e1000e: ['Intel e1000e', 'every newer system knows it'],
  e1000: ['Intel e1000', 'for older systems'],
  rtl8139: ['Realtek 8139', 'for very old ones'],
  'usb-net': ['USB'],
};

/** Everything about one network card, what few need folded away. */
export function NicFields({ at, nic, options }: Props) {
  // A function of a card is itself what the guest sees.
  const given = nic.target?.to === 'function';
  return (
    <>
      <TargetAnswer at={at} options={options} />
      <AnswerRow>
        {!given && (
          <SelectAnswer
            path={`nics.${at}.model`}
            label="Model"
            choices={wordedChoices(models, options?.machine?.nicModels)}
          />
        )}
        <MacAnswer at={at} />
        <SegmentedAnswer
          path={`nics.${at}.link`}
          label="Cable"
          choices={[
            { value: 'up', label: 'Plugged in' },
            { value: 'down', label: 'Unplugged' },
          ]}
        />
      </AnswerRow>
      <More label="Queues, VLAN, filter and boot order">
        <AnswerRow>
          {!given && (
            <NumberAnswer
              path={`nics.${at}.queues`}
              label="Queues"
              about="virtio alone: as many CPUs can send and receive at once"
            />
          )}
          <NumberAnswer path={`nics.${at}.mtu`} label="MTU" unit="bytes" />
          <NumberAnswer
            path={`nics.${at}.vlan`}
            label="VLAN"
            about="the host tags what the guest sends; Open vSwitch and virtual functions alone"
          />
          <SelectAnswer
            path={`nics.${at}.filter`}
            label="Filter"
            about="libvirt’s rules for what may pass"
            choices={(options?.filters ?? []).map(filter => ({ value: filter, label: filter }))}
          />
          <NumberAnswer
            path={`nics.${at}.bootOrder`}
            label="Boot order"
            about="from 1; disks and network cards count together"
          />
        </AnswerRow>
      </More>
      <More label="Bandwidth">
        <BandwidthFields at={at} />
      </More>
    </>
  );
}
