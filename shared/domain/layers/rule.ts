import type { Layer } from '../../contract/overview.ts';
import type { Item } from '../hardware/item-id.ts';
import type { GuestFacts } from '../overview/facts.ts';

/** What a rule says of one thing of the guest; its id is known to who asks. */
export type LayerText = Omit<Layer, 'id'>;

/** Undefined for what is no device of its own, such as a PCI port. */
export type DeviceRule = (item: Item, facts: GuestFacts) => LayerText | undefined;
