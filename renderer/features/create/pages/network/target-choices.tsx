import { pciAddressSchema } from '#shared/contract/create/host-device.ts';
import type { NicTarget } from '#shared/contract/create/nic.ts';
import type { CreateOptions } from '#shared/contract/create/options.ts';
import { DirectChoices } from './direct-choices.tsx';
import { Pick } from './pick.tsx';
import { networkText } from './nic-words.ts';
import { functionsOf } from './target-kinds.ts';
import { UserChoices } from './user-choices.tsx';

interface Props {
  target: NicTarget;
  options: CreateOptions | undefined;
  onChange: (target: NicTarget) => void;
}

/** Which network, which bridge …: what there is to choose once the kind is clear. */
export function TargetChoices({ target, options, onChange }: Props) {
  switch (target.to) {
    case 'network':
      return (
        <Pick
          label="Network"
          value={target.network}
          choices={(options?.networks ?? []).map(({ name, active }) => ({
            value: name,
            label: `${networkText(name, options)}${active ? '' : ', not started'}`,
          }))}
          onPick={network => onChange({ ...target, network })}
        />
      );
    case 'bridge':
      return (
        <Pick
          label="Bridge"
          value={target.bridge}
          choices={(options?.bridges ?? []).map(bridge => ({ value: bridge, label: bridge }))}
          onPick={bridge => onChange({ ...target, bridge })}
        />
      );
    case 'direct':
      return <DirectChoices target={target} options={options} onChange={onChange} />;
    case 'user':
      return <UserChoices target={target} options={options} onChange={onChange} />;
    case 'function':
      return (
        <Pick
          label="Virtual function"
          value={target.address}
          choices={functionsOf(options).flatMap(device =>
            device.kind === 'pci'
              ? [
                  {
                    value: device.address,
                    label: `${device.address} · ${device.name}${device.usedBy.length > 0 ? `, ${device.usedBy.join(', ')} has it` : ''}`,
                  },
                ]
              : [],
          )}
          onPick={address => onChange({ ...target, address: pciAddressSchema.parse(address) })}
        />
      );
  }
}
