import { defineView, type ViewOf } from '../view/define-view.ts';
import { place } from './place.ts';

/** Where POWER's firmware keeps its settings: https://libvirt.org/formatdomain.html#nvram-device. */
export const nvram = defineView('nvram', { ...place });
export type Nvram = ViewOf<typeof nvram>;
