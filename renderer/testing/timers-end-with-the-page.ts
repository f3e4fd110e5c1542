import { afterAll } from 'vitest';

// A page's timers end with it. Here they are Node's, which go on after the last test of a file: one that fires then
// finds no `document`, and fails the whole run.
type Handle = ReturnType<typeof setTimeout>;
const handles = new Set<Handle>();
let closed = false;

const kept =
  <Arguments extends unknown[]>(set: (...given: Arguments) => Handle) =>
  (...given: Arguments): Handle => {
    const handle = set(...given);
    if (closed) clearTimeout(handle);
    else handles.add(handle);
    return handle;
  };

globalThis.setTimeout = Object.assign(kept(setTimeout), setTimeout);
globalThis.setInterval = kept(setInterval);

afterAll(() => {
  closed = true;
  for (const handle of handles) clearTimeout(handle);
});
