import type { NewEngineNetwork } from '#shared/contract/engine-networks.ts';
import { readLabels } from '#shared/domain/engines/labels-text.ts';

/** Empty: the engine chooses. */
export interface TypedSubnet {
  readonly subnet: string;
  readonly range: string;
  readonly gateway: string;
}

/** What is in the fields. */
export interface Typed
  extends Pick<NewEngineNetwork, 'name' | 'driver' | 'ipv6' | 'internal' | 'attachable'> {
  readonly subnets: readonly TypedSubnet[];
  readonly link: string;
  readonly options: string;
  readonly labels: string;
}

export const start: Typed = {
  name: '',
  driver: 'bridge',
  ipv6: false,
  internal: false,
  attachable: false,
  subnets: [],
  link: '',
  options: '',
  labels: '',
};

export const noSubnet: TypedSubnet = { subnet: '', range: '', gateway: '' };

/** Undefined while it has no name, or a text cannot be read. */
export function networkOf({ subnets, link, options, labels, ...rest }: Typed): NewEngineNetwork | undefined {
  const [readOptions, readOf] = [readLabels(options), readLabels(labels)];
  if (rest.name === '' || 'problem' in readOptions || 'problem' in readOf) return undefined;
  return {
    ...rest,
    subnets: subnets.map(({ subnet, range, gateway }) => ({
      subnet: subnet.trim(),
      ...(range.trim() !== '' && { range: range.trim() }),
      ...(gateway.trim() !== '' && { gateway: gateway.trim() }),
    })),
    ...(link !== '' && { link }),
    options: readOptions.labels,
    labels: readOf.labels,
  };
}

export function wrongIn(text: string): string | undefined {
  const read = readLabels(text);
  return 'problem' in read ? read.problem : undefined;
}
