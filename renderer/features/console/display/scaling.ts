import type RFB from '@novnc/novnc';

/** `fit`: the picture fills the room there is. `exact`: pixel for pixel. `resize`: the guest takes the room's size. */
export type Scaling = 'fit' | 'exact' | 'resize';

export const scalingLabels: Record<Scaling, string> = {
  fit: 'Fit',
  exact: 'Exact pixels',
  resize: 'Resize the guest',
};

export function applyScaling(rfb: Pick<RFB, 'scaleViewport' | 'resizeSession'>, scaling: Scaling): void {
  // A guest that cannot change its size is still shown whole.
  rfb.scaleViewport = scaling !== 'exact';
  rfb.resizeSession = scaling === 'resize';
}

export function applyViewOnly(rfb: Pick<RFB, 'viewOnly'>, viewOnly: boolean): void {
  rfb.viewOnly = viewOnly;
}

const storageKey = 'innkeeper.console.scaling';

export function rememberedScaling(): Scaling {
  const stored = localStorage.getItem(storageKey);
  return stored === 'exact' || stored === 'resize' ? stored : 'fit';
}

export function rememberScaling(scaling: Scaling): void {
  localStorage.setItem(storageKey, scaling);
}
