/**
 * Asks once more for a style sheet that did not arrive. A browser drops what it is connecting for when an interface of
 * its host comes or goes, as with the start of a guest, and a part of the page whose style is missing is not shown.
 * (Modules that did not arrive are loaded again by `loadAgain`.)
 */
export function loadStylesAgain(): void {
  document.addEventListener(
    'error',
    ({ target }) => {
      if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return;
      if (target.dataset['again'] !== undefined) return;
      const again = target.cloneNode() as HTMLLinkElement;
      again.dataset['again'] = '';
      target.replaceWith(again);
    },
    { capture: true },
  );
  window.addEventListener('vite:preloadError', event => {
    // A module that is missing is told of by a TypeError, and there is nothing to show without it.
    if (!(event.payload instanceof TypeError)) event.preventDefault();
  });
}
