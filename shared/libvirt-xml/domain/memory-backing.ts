import { int, oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { flag, list, size, value } from '../view/schema.ts';

const page = defineView('page', {
  pageSize: size('@size', 'KiB'),
  nodeset: value('@nodeset', text),
});

/** https://libvirt.org/formatdomain.html#memory-backing */
export const memoryBacking = defineView('memoryBacking', {
  hugePages: flag('hugepages'),
  pages: list('hugepages/page', page),
  noSharePages: flag('nosharepages'),
  locked: flag('locked'),
  source: value('source/@type', oneOf('file', 'anonymous', 'memfd')),
  access: value('access/@mode', oneOf('shared', 'private')),
  allocation: value('allocation/@mode', oneOf('immediate', 'ondemand')),
  allocationThreads: value('allocation/@threads', int),
  discard: flag('discard'),
});
export type MemoryBacking = ViewOf<typeof memoryBacking>;
