import { text, uuid } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value } from '../view/schema.ts';

const filterRef = defineView('filterref', { filter: value('@filter', text) });

const rule = defineView('rule', {
  action: value('@action', text),
  direction: value('@direction', text),
  priority: value('@priority', text),
});

/** https://libvirt.org/formatnwfilter.html */
export const networkFilter = defineView('filter', {
  name: value('@name', text),
  chain: value('@chain', text),
  priority: value('@priority', text),
  uuid: value('uuid', uuid),
  references: list('filterref', filterRef),
  rules: list('rule', rule),
});
export type NetworkFilter = ViewOf<typeof networkFilter>;
