import { mac, text, uuid } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';

/** A guest's interface as its network sees it: https://libvirt.org/formatnetworkport.html. */
export const networkPort = defineView('networkport', {
  uuid: value('uuid', uuid),
  owner: value('owner/name', text),
  ownerUuid: value('owner/uuid', uuid),
  group: value('group', text),
  mac: value('mac/@address', mac),
  plugType: value('plug/@type', text),
  plugBridge: value('plug/@bridge', text),
});
export type NetworkPort = ViewOf<typeof networkPort>;
