// jsdom lays nothing out: a window of some size, wide enough for two things side by side, in which nothing is watched.
class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver ??= Observer;
globalThis.IntersectionObserver ??= Observer as unknown as typeof IntersectionObserver;
for (const name of ['clientHeight', 'clientWidth', 'offsetHeight', 'offsetWidth'] as const)
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value: 900 });
// Links are narrow, so that a bar of tabs shows them all.
Object.defineProperty(HTMLAnchorElement.prototype, 'offsetWidth', { configurable: true, value: 20 });
Object.assign(Element.prototype, { scrollIntoView: () => {}, scrollTo: () => {} });
Object.assign(URL, { createObjectURL: () => 'blob:none', revokeObjectURL: () => {} });
Object.assign(window, {
  scrollTo: () => {},
  matchMedia: () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }),
});
