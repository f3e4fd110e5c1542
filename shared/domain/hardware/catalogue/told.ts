import type { HardwareChoices } from '../../../contract/hardware.ts';
import {
  choicesFor,
  domainCapabilities,
  type DomainCapabilities,
} from '../../../libvirt-xml/documents/domain-capabilities.ts';
import { parseDocument } from '../../../libvirt-xml/xml/parse.ts';
import type { Context } from './kind.ts';

const read = new WeakMap<HardwareChoices, DomainCapabilities>();

/** The domain capabilities of the host for this guest; undefined where the driver has none. */
export function capabilitiesOf({ choices }: Pick<Context, 'choices'>): DomainCapabilities | undefined {
  const { domainCapabilities: document } = choices;
  if (document === undefined) return undefined;
  const known = read.get(choices) ?? domainCapabilities.of(parseDocument(document).root);
  read.set(choices, known);
  return known;
}

type Enumerated = Parameters<typeof choicesFor>[0];

/** The words that the host takes in one place; none where it does not say. */
export function told(
  context: Pick<Context, 'choices'>,
  where: (capabilities: DomainCapabilities) => Enumerated,
  name: string,
): string[] {
  const capabilities = capabilitiesOf(context);
  return capabilities ? choicesFor(where(capabilities), name) : [];
}
